using Server.Protocol;

namespace Server.Auth;

/// <summary>What a device that knocks is told.</summary>
internal abstract record Admission
{
    /// <summary>It comes in.</summary>
    public sealed record Granted : Admission;

    /// <summary>It has no owner yet: it may be told its binding code, and nothing else.</summary>
    public sealed record Unbound : Admission;

    /// <summary>It stays outside.</summary>
    /// <param name="Problem">What is wrong with its token; <see cref="TokenProblem.None"/> when it showed none.</param>
    public sealed record Refused(ProtocolError Error, TokenProblem Problem) : Admission;
}
