namespace Server.Auth;

/// <summary>Which devices may use the server.</summary>
internal enum AuthMode
{
    /// <summary>All that reach it: the network decides. Tokens are handed out, and none is asked for.</summary>
    Open,

    /// <summary>Those that their owner bound, with a token, and those of the list.</summary>
    Bound,
}

/// <summary>Who may come in; section <c>Auth</c> of the configuration.</summary>
internal sealed record AuthOptions
{
    public AuthMode Mode { get; init; } = AuthMode.Open;

    /// <summary>Ids of devices that need neither binding nor token, written in any case.</summary>
    public IReadOnlyList<string> AllowedDevices { get; init; } = [];

    /// <summary>What device tokens are signed with; empty takes <c>token.key</c> of the data folder. Whoever knows it can make
    /// tokens, so it is long and random.</summary>
    public string TokenKey { get; init; } = "";

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a binding code can be used.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>By serial number, the HMAC key in hexadecimal that was burnt into a device. It is bound by the right answer to
    /// the challenge, without a code, and no other answer is taken from that serial number.</summary>
    public IReadOnlyDictionary<string, string> ActivationKeys { get; init; } = new Dictionary<string, string>();
}
