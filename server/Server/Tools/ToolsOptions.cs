namespace Server.Tools;

/// <summary>Which things a client may speak of.</summary>
public enum Reach
{
    /// <summary>A client that announces things of its own: those. One that announces none (a browser, a stock speaker):
    /// all that hangs on any connected device, too.</summary>
    Auto,

    /// <summary>Its own only.</summary>
    Own,

    /// <summary>Its own first, then all that hangs on any connected device.</summary>
    House,
}

/// <summary>Settings of tools; section <c>Tools</c> of the configuration.</summary>
public sealed record ToolsOptions
{
    /// <summary>Which things a client may speak of.</summary>
    public Reach Reach { get; init; }
}
