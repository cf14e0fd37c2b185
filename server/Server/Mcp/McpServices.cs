using Server.Tools;

namespace Server.Mcp;

/// <summary>MCP in its three directions: devices that are MCP servers, servers elsewhere, and this server as one.</summary>
internal static class McpServices
{
    public static IServiceCollection AddMcp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Mcp").Get<McpOptions>() ?? new McpOptions());
        services.AddSingleton<McpDevices>();
        services.AddSingleton<HouseToolbox>();
        services.AddSingleton<ExternalServers>();
        services.AddSingleton<IToolSource>(provider => provider.GetRequiredService<ExternalServers>());
        services.AddHostedService(provider => provider.GetRequiredService<ExternalServers>());
        return services;
    }
}
