namespace Emulator.Boards;

/// <summary>What a wire carries, which is also its colour in the pictures.</summary>
internal enum Signal
{
    /// <summary>3.3 V.</summary>
    Supply,

    /// <summary>5 V.</summary>
    Power,

    Ground,

    /// <summary>Clocks, from the chip.</summary>
    Clock,

    /// <summary>Sound and messages, towards the chip.</summary>
    DataIn,

    /// <summary>Sound and messages, from the chip.</summary>
    DataOut,

    /// <summary>Both ways: I2C.</summary>
    Bus,

    /// <summary>A level or PWM that the chip gives.</summary>
    Control,

    /// <summary>A level that the chip reads.</summary>
    Sense,

    /// <summary>A voltage that the chip measures.</summary>
    Analog,

    /// <summary>Goes somewhere else, or nowhere; the note says where.</summary>
    Elsewhere,
}

/// <summary>One screw or pad of a part.</summary>
/// <param name="Label">As printed on the part.</param>
/// <param name="Signal">What it carries.</param>
/// <param name="Role">Its name in <c>pins</c> of board.json; empty when no pin of the chip is wired to it.</param>
/// <param name="Note">What has to be known to wire it; may be empty.</param>
internal sealed record Terminal(string Label, Signal Signal, string Role = "", string Note = "")
{
    public bool IsDriven => Signal is Signal.Clock or Signal.DataOut or Signal.Bus or Signal.Control;

    /// <summary>The pin of the module that a supply wire goes to; empty for every other wire.</summary>
    public string SupplyPin => Signal switch
    {
        Signal.Supply => "3V3",
        Signal.Power => "5V",
        Signal.Ground => "GND",
        _ => string.Empty,
    };
}

/// <summary>What hangs on a board, with all its terminals.</summary>
/// <param name="Kind">As <c>kind</c> in board.json.</param>
/// <param name="Title">What it is called in a shop.</param>
/// <param name="PwmHertz">The frequency that it is driven with; 0 when not by PWM.</param>
/// <param name="RmtTransmitters">How many of the chip's pulse generators it takes.</param>
internal sealed record Part(string Kind, string Title, IReadOnlyList<Terminal> Terminals, int PwmHertz = 0, int RmtTransmitters = 0, int RmtReceivers = 0);
