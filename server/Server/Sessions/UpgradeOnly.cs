using Microsoft.AspNetCore.Routing.Matching;

namespace Server.Sessions;

/// <summary>Marks an endpoint that is there for WebSockets alone: any other request to its path goes to who else has it.</summary>
internal sealed class UpgradeOnly
{
    public static readonly UpgradeOnly Mark = new();
}

/// <summary>Takes marked endpoints out of the choice for requests that ask for no WebSocket.</summary>
internal sealed class UpgradeOnlyPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<UpgradeOnly>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        // Routing comes before the WebSocket middleware, so the header is looked at.
        if (httpContext.Request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase))
            return Task.CompletedTask;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i].Endpoint.Metadata.GetMetadata<UpgradeOnly>() is not null)
                candidates.SetValidity(i, false);
        }

        return Task.CompletedTask;
    }
}
