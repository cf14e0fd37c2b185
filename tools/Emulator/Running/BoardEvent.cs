namespace Emulator.Running;

/// <summary>Something that happened on an emulated board.</summary>
/// <param name="Milliseconds">Since the board was switched on.</param>
/// <param name="Kind">One of <see cref="BoardEventKind"/>.</param>
/// <param name="Fields">What is to be known of it, by name.</param>
internal sealed record BoardEvent(long Milliseconds, string Kind, params IReadOnlyList<(string Name, object Value)> Fields)
{
    /// <summary>A field as text; empty when the event has none of that name.</summary>
    public string this[string name] => Convert.ToString(Fields.FirstOrDefault(field => field.Name == name).Value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>True for a change into that state.</summary>
    public bool Enters(string state) => Kind == BoardEventKind.State && this["to"] == state;
}

/// <summary>The kinds of events, as they are called in JSON.</summary>
internal static class BoardEventKind
{
    /// <summary>from, to.</summary>
    public const string State = "state";

    /// <summary>text: what the server understood.</summary>
    public const string Heard = "stt";

    /// <summary>text: a sentence that the server speaks.</summary>
    public const string Said = "tts";

    /// <summary>thing, method, success, result.</summary>
    public const string Command = "command";

    /// <summary>thing, state: what the firmware says of a thing.</summary>
    public const string Thing = "thing";

    /// <summary>thing, state: what the pins really make the hardware do.</summary>
    public const string Hardware = "hardware";

    /// <summary>what: spoken, ended, sounding, silent or saved; file.</summary>
    public const string Audio = "audio";

    /// <summary>what: pressed, released.</summary>
    public const string Button = "button";

    /// <summary>text: what a person made happen to what is attached.</summary>
    public const string Input = "input";

    /// <summary>text: a line of the board's console.</summary>
    public const string Console = "console";

    /// <summary>text.</summary>
    public const string Error = "error";
}
