namespace Server.Agents;

/// <summary>Who answers first.</summary>
public enum AgentOrder
{
    /// <summary>What the offline understanding is sure of, it does: fast, and nothing leaves the house. The language model
    /// answers the rest.</summary>
    OfflineFirst,

    /// <summary>The language model answers all, and the offline understanding when it fails.</summary>
    ModelFirst,

    /// <summary>No language model is asked.</summary>
    OfflineOnly,
}

/// <summary>Settings of understanding; section <c>Agent</c> of the configuration.</summary>
public sealed record AgentOptions
{
    /// <summary>Of what is said where no role says another: a file of <c>Agents/Languages</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary><c>offline-first</c>, <c>model-first</c> or <c>offline-only</c>. Without a language model it is the last.</summary>
    public string Order { get; init; } = "offline-first";

    /// <summary>The order as it is written in the settings.</summary>
    /// <exception cref="InvalidOperationException">It is none of them.</exception>
    public AgentOrder ReadOrder() => Order.ToLowerInvariant() switch
    {
        "offline-first" => AgentOrder.OfflineFirst,
        "model-first" => AgentOrder.ModelFirst,
        "offline-only" => AgentOrder.OfflineOnly,
        _ => throw new InvalidOperationException($"Agent:Order is '{Order}'; there are offline-first, model-first, offline-only."),
    };
}
