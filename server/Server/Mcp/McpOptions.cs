namespace Server.Mcp;

/// <summary>Settings of MCP; section <c>Mcp</c> of the configuration.</summary>
internal sealed record McpOptions
{
    /// <summary>How long a tool may take, a photo and what is seen on it included.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a device may take for what was said to one of its things; somebody waits for the answer.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests that may wait for one device's answer at once.</summary>
    public int RequestsInFlight { get; init; } = 16;

    /// <summary>Servers elsewhere whose tools the assistant may use, by name.</summary>
    public Dictionary<string, ExternalServerOptions> Servers { get; init; } = [];
}

/// <summary>One MCP server elsewhere: a command to start, or an address to call.</summary>
internal sealed record ExternalServerOptions
{
    /// <summary>The program to start; it speaks MCP over its standard input and output.</summary>
    public string? Command { get; init; }

    public IList<string> Arguments { get; init; } = [];

    /// <summary>Added to the few variables that every program needs; the server's own, keys among them, are not passed on.</summary>
    public Dictionary<string, string?> Environment { get; init; } = [];

    /// <summary>The address of a server that speaks streamable HTTP.</summary>
    public Uri? Url { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>False leaves the server out without taking its settings away.</summary>
    public bool Enabled { get; init; } = true;
}
