using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Server.Auth;

namespace Server.Operations;

/// <summary>What tells whoever runs the server how it is: <c>/healthz</c> for everybody, <c>/metrics</c> for the owner.</summary>
internal static class OperationsEndpoints
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<MetricsCollector>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(15));
        services.AddHostedService<SessionMetrics>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
        return services;
    }

    public static void MapOperations(this WebApplication app)
    {
        var collector = app.Services.GetRequiredService<MetricsCollector>();
        collector.Start();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { ResponseWriter = WriteHealthAsync });
        app.MapGet("/metrics", () => Results.Text(collector.Write(), "text/plain; version=0.0.4; charset=utf-8"))
            .RequireOwner()
            .WithSummary("Figures in Prometheus's text format");
    }

    /// <summary>200 while people can be answered, even if something beside it is broken; 503 otherwise.</summary>
    private static Task WriteHealthAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var body = new Health(
            NameOf(report.Status),
            Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            report.Entries.ToDictionary(entry => entry.Key, entry => NameOf(entry.Value.Status)));
        return context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Web, context.RequestAborted);
    }

    private static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "failed",
    };

    private sealed record Health(string Status, string Version, Dictionary<string, string> Checks);
}
