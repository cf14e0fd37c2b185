using Server.Storage.Engines;

namespace Server.Storage;

internal static class StorageServices
{
    /// <summary>The file of SQLite in the folder.</summary>
    public const string FileName = "server.db";

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions());
        services.AddSingleton<IDatabaseEngine>(provider => EngineOf(provider.GetRequiredService<StorageOptions>()));
        services.AddSingleton<Database>();
        services.AddSingleton<DeviceStore>();
        services.AddSingleton<BindingStore>();
        services.AddSingleton<FirmwareCatalog>();
        services.AddSingleton<ThingStore>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<ScheduleStore>();
        services.AddHostedService<StorageStart>();
        services.AddHostedService<Recorder>();
        services.AddHostedService<Retention>();
        return services;
    }

    /// <exception cref="StorageRefusedException">The connection string is of no database that is known here.</exception>
    public static IDatabaseEngine EngineOf(StorageOptions options)
    {
        if (options.ConnectionString.Length == 0) return new SqliteEngine(Path.Combine(options.Folder, FileName));
        try
        {
            if (PostgresAddress.Names(options.ConnectionString)) return new PostgresEngine(options.ConnectionString);
        }
        catch (ArgumentException unreadable)
        {
            throw new StorageRefusedException($"Storage:ConnectionString cannot be read: {unreadable.Message}", unreadable);
        }

        throw new StorageRefusedException("Storage:ConnectionString must begin with postgres:// or name a Host=; leave it empty for SQLite.");
    }
}
