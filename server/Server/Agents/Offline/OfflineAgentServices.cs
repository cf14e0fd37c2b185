using Server.Agents.Confirmation;

namespace Server.Agents.Offline;

/// <summary>Registration of the offline understanding.</summary>
public static class OfflineAgentServices
{
    /// <summary>Understands and answers on this machine, in the language of <c>Agent:Language</c> (<c>en</c> by default) where
    /// no role says another; times of day are those of <c>Agent:TimeZone</c>.</summary>
    public static IServiceCollection AddOfflineAgent(this IServiceCollection services) => services
        .AddSingleton(provider => Language.Load(provider.GetService<IConfiguration>()?["Agent:Language"] ?? "en"))
        .AddSingleton(provider => new OfflineAgents(
            provider.GetRequiredService<Language>(),
            provider.GetService<IConfiguration>()?.GetSection("Agent:Offline").Get<OfflineAgentOptions>(),
            HouseTime.Of(provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetService<IConfiguration>()?["Agent:TimeZone"])))
        .AddSingleton(provider => provider.GetRequiredService<OfflineAgents>().Default)
        .AddSingleton<IAgent>(provider => provider.GetRequiredService<OfflineAgent>())
        .AddSingleton<CallGate>()
        .AddSingleton<Notices>();
}
