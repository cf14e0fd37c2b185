namespace Server.Agents.Offline;

/// <summary>Registration of the offline understanding.</summary>
public static class OfflineAgentServices
{
    /// <summary>Understands and answers on this machine, in the language of <c>Agent:Language</c> (<c>en</c> by default) where
    /// no role says another.</summary>
    public static IServiceCollection AddOfflineAgent(this IServiceCollection services) => services
        .AddSingleton(provider =>
        {
            var configuration = provider.GetService<IConfiguration>();
            return new OfflineAgents(
                configuration?["Agent:Language"] ?? "en",
                configuration?.GetSection("Agent:Offline").Get<OfflineAgentOptions>(), provider.GetService<TimeProvider>());
        })
        .AddSingleton(provider => provider.GetRequiredService<OfflineAgents>().Default)
        .AddSingleton<IAgent>(provider => provider.GetRequiredService<OfflineAgent>())
        .AddSingleton(provider => new Notices(Language.Load(provider.GetService<IConfiguration>()?["Agent:Language"] ?? "en")));
}
