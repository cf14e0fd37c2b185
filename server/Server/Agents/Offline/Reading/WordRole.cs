namespace Server.Agents.Offline.Reading;

/// <summary>What a word does in a sentence when it names nothing of the house.</summary>
internal enum WordRole
{
    /// <summary>Means nothing by itself, and joins what stands around it: "the", "of".</summary>
    Small,

    /// <summary>Politeness and calls for attention: "could you".</summary>
    Polite,

    /// <summary>Joins things or commands: "and".</summary>
    And,

    /// <summary>Begins the next command: "then".</summary>
    Then,

    /// <summary>Begins what is not meant: "except".</summary>
    Except,

    /// <summary>Ends what is not meant, where a language has a word for it.</summary>
    ExceptEnd,

    /// <summary>All of a kind: "all", "every".</summary>
    All,

    /// <summary>The two of them: "both".</summary>
    Both,

    /// <summary>Some or none of a kind, in questions: "any".</summary>
    Any,

    /// <summary>All there is: "everything".</summary>
    Everything,

    /// <summary>What was spoken of last: "it", "them".</summary>
    Pronoun,

    /// <summary>Where the speaker is, or the whole house: "in here", "in the house".</summary>
    Here,

    /// <summary>Says that a value follows: "to".</summary>
    To,

    /// <summary>Says that a difference follows: "by".</summary>
    By,

    /// <summary>Joins a value to what it is of: "at", "with".</summary>
    With,

    /// <summary>Is to be left undone: "don't".</summary>
    Not,

    /// <summary>Puts right what was said before: "no", "I meant".</summary>
    Correction,

    /// <summary>Does for another what was done: "same for".</summary>
    Same,

    /// <summary>Adds another: "too", "also".</summary>
    Also,

    /// <summary>The same once more: "again", "more".</summary>
    Again,

    /// <summary>Too much of it: "too".</summary>
    Too,

    /// <summary>Begins a condition that cannot be kept: "when", "if".</summary>
    Condition,

    /// <summary>Tells that somebody tells: "was", "yesterday", "he said".</summary>
    Story,

    /// <summary>Tells how something is, where it does not ask: "is".</summary>
    Is,

    /// <summary>Asks whether, at the beginning: "is", "did I leave".</summary>
    Whether,

    /// <summary>Asks whether, wherever it stands.</summary>
    WhetherAnywhere,

    /// <summary>Asks whether there is any of a kind, wherever it stands.</summary>
    WhetherAny,

    /// <summary>Makes a request of what has the form of a question: "can you … ?".</summary>
    Request,

    /// <summary>Asks for a value: "what is".</summary>
    What,

    /// <summary>Asks for those of a kind: "which".</summary>
    Which,

    /// <summary>Asks how many.</summary>
    HowMany,

    /// <summary>Asks for how much of it, or how it is: "how".</summary>
    How,

    /// <summary>Begins the reason for a command: "because", "so that".</summary>
    Reason,

    /// <summary>Before a delay: "in".</summary>
    DelayBefore,

    /// <summary>Before a delay that counts from the command before: "after".</summary>
    DelaySince,

    /// <summary>Before a time that passes between two commands: "wait".</summary>
    Wait,

    /// <summary>Behind a delay: "from now".</summary>
    DelayAfter,

    /// <summary>Before a time of day: "at".</summary>
    ClockBefore,

    /// <summary>In the first half of the day.</summary>
    Morning,

    /// <summary>In the second half of the day.</summary>
    Evening,

    /// <summary>Behind the hour: "o'clock".</summary>
    Hour,

    /// <summary>How long something is to last, which only a timer can: "for".</summary>
    During,

    /// <summary>A timer.</summary>
    Timer,

    /// <summary>What is left of a timer.</summary>
    Left,

    /// <summary>Names a timer: "called".</summary>
    Called,

    /// <summary>Ends a timer or what is delayed: "cancel".</summary>
    Cancel,

    /// <summary>The command that waits: "that command".</summary>
    Delayed,

    /// <summary>What is played: "music", "song".</summary>
    Media,
}
