namespace Server.Tests.Speech.Contract;

/// <summary>What an engine elsewhere does with a request.</summary>
public enum Behaviour
{
    /// <summary>What was asked for, once <see cref="LoopbackPeer.Gate"/> is open.</summary>
    Answers,

    /// <summary>Takes the request and says nothing.</summary>
    NeverAnswers,

    /// <summary>Hangs up in the middle of a good answer.</summary>
    CutsOff,

    /// <summary>Bytes that are not the protocol's.</summary>
    Garbage,

    /// <summary>A well-formed answer that is not what was asked for.</summary>
    WrongForm,

    /// <summary>The error of its protocol.</summary>
    Fails,

    /// <summary>More than anybody needs.</summary>
    Huge,
}
