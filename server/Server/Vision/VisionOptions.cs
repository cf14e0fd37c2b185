namespace Server.Vision;

/// <summary>Section <c>Vision</c> of the configuration; the provider's own settings stand beside these.</summary>
internal sealed record VisionOptions
{
    /// <summary><c>none</c> or <c>openai</c>.</summary>
    public string Provider { get; init; } = "none";

    /// <summary>Pictures that are read and asked about at once; each takes at most 5 MB. The next sender is asked to come again.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>How long a body may take to arrive.</summary>
    public int UploadSeconds { get; init; } = 60;
}
