using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline.Reading;

/// <summary>Parts of a frame that an act may account for.</summary>
[Flags]
internal enum FrameParts
{
    None = 0, Verb = 1, Method = 2, State = 4, Up = 8, More = 16, Property = 32, How = 64, Amount = 128, Fraction = 256, Ratio = 512,
    Quantity = 1024, Color = 2048, Value = 4096, Asking = 8192, Duration = 16384,
}

/// <summary>One way to understand what a frame asks for.</summary>
/// <param name="Uses">What of the frame it accounts for; the rest speaks against it.</param>
/// <param name="Fit">From 0 to 1: how natural it is.</param>
internal sealed record ActOption(Act Act, FrameParts Uses, double Fit = 1)
{
    /// <summary>Whether nothing need be named, since what is said tells the thing: "louder".</summary>
    public bool GoesAlone { get; init; }

    /// <summary>Whether, with nothing named, what was spoken of last is meant.</summary>
    public bool IsForLast { get; init; }
}
