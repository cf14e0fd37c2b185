namespace Server.Schedule;

internal static class ScheduleServices
{
    /// <summary>Timers, and calls that are put off.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddSingleton<Agenda>();
        services.AddSingleton<ScheduleKeeper>();
        services.AddSingleton<ScheduleRights>();
        services.AddSingleton<ScheduleToolboxes>();
        services.AddSingleton<DelayedCalls>();
        services.AddSingleton<Announcements>();
        services.AddHostedService(provider => provider.GetRequiredService<ScheduleKeeper>());
        services.AddHostedService<Scheduler>();
        return services;
    }
}
