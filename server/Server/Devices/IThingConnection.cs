namespace Server.Devices;

/// <summary>The way to the things of one connected board.</summary>
public interface IThingConnection
{
    /// <summary>What the board said is attached to it, with the state reported last. A snapshot: another list when something
    /// has changed.</summary>
    IReadOnlyList<Thing> Things { get; }

    /// <summary>Sends a command and waits for the board's report, within the connection's own time-out.
    /// A board that does not answer is a result with <c>DEVICE_OFFLINE</c>, not an exception.</summary>
    ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken);

    /// <summary>Brings the state of a thing up to date where the board tells it only when asked; returns at the latest
    /// after the connection's time-out. Boards that report their changes are not asked.</summary>
    ValueTask RefreshAsync(string thing, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>What its own board calls the thing that has this name here.</summary>
    string NameOnBoard(string thing) => thing;
}

/// <summary>One call of a method of a thing.</summary>
/// <param name="Arguments">Parameter name to <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>.</param>
public sealed record ThingCommand(string Thing, string Method, IReadOnlyDictionary<string, object> Arguments);

/// <summary>What the board reported of a command.</summary>
/// <param name="Result">The board's own words for what happened; null when it sent none.</param>
/// <param name="NewState">The properties that the board reported with the result; empty when none.</param>
/// <param name="Error">The reason of a failure, for people.</param>
/// <param name="ErrorCode">E.g. <c>DEVICE_OFFLINE</c> or <c>HARDWARE_ERROR</c>; null on success.</param>
public sealed record CommandResult(
    bool Success, string? Result, IReadOnlyDictionary<string, object> NewState, string? Error, string? ErrorCode);
