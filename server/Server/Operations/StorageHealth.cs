using Microsoft.Extensions.Diagnostics.HealthChecks;
using Server.Storage;

namespace Server.Operations;

/// <summary>Without its database the server answers people all the same, and forgets what it should keep.</summary>
internal sealed class StorageHealth(Database database) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(database.IsUsable ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
