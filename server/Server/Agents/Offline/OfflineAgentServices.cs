namespace Server.Agents.Offline;

/// <summary>Registration of the offline agent.</summary>
public static class OfflineAgentServices
{
    /// <summary>Understands and answers on this machine, in the language of <c>Agent:Language</c> (<c>en</c> by default).</summary>
    public static IServiceCollection AddOfflineAgent(this IServiceCollection services) => services
        .AddSingleton(provider => Language.Load(provider.GetService<IConfiguration>()?["Agent:Language"] ?? "en"))
        .AddSingleton<IAgent>(provider => new OfflineAgent(provider.GetRequiredService<Language>()))
        .AddSingleton<Notices>();
}
