namespace Server.Updates;

/// <summary>How a publication ended.</summary>
internal abstract record PublishOutcome
{
    /// <param name="IsNew">False when the very same was there already, and nothing changed.</param>
    public sealed record Published(FirmwareImage Image, bool IsNew) : PublishOutcome;

    /// <param name="Words">For people.</param>
    public sealed record Refused(PublishProblem Problem, string Words) : PublishOutcome;
}

internal enum PublishProblem
{
    NoFirmware,
    TooLarge,

    /// <summary>Something else has this version, or is for another kind of board under the same name.</summary>
    Conflict,
    DiskFull,
}
