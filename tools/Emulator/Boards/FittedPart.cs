namespace Emulator.Boards;

/// <summary>A part on a board: which of its terminals meets which pin.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Name">The thing that it is to the firmware, or its task; may be empty.</param>
/// <param name="Pins">GPIO numbers by role.</param>
/// <param name="Pwm">PWM channels by role.</param>
/// <param name="Bus">The bus that its clock and data lines belong to, as "i2c1"; parts of one bus may share those.</param>
/// <param name="OnBoard">True when it need not be wired.</param>
internal sealed record FittedPart(Part Part, string Name, IReadOnlyDictionary<string, int> Pins, IReadOnlyDictionary<string, int> Pwm, string Bus, bool OnBoard)
{
    private static readonly Dictionary<string, int> None = [];

    /// <summary>Every part of a board, sound and button first. Parts of an unknown kind are left out and named in <paramref name="unknown"/>.</summary>
    public static IReadOnlyList<FittedPart> Of(BoardDescription board, out IReadOnlyList<string> unknown)
    {
        var fitted = new List<FittedPart>();
        var strangers = new List<string>();
        if (board.I2s is { } sound)
        {
            AddSound(sound.Microphone, "microphone");
            AddSound(sound.Speaker, "speaker");
        }

        if (board.TalkButton is { } button) Add(button.Part, "talk", new Dictionary<string, int> { ["button"] = button.Pin }, None, string.Empty, button.OnBoard);
        if (board.StatusLed is { } led) Add("led", "status", new Dictionary<string, int> { ["led"] = led.Pin }, None, string.Empty, false);
        foreach (var part in board.Parts.Concat(board.Attached ?? []))
            Add(part.Kind, part.Thing, part.Pins ?? None, part.Pwm, $"i2c{part.I2cBus}", part.OnBoard);
        unknown = strangers;
        return fitted;

        void AddSound(I2sDescription end, string name) => Add(end.Part, name, end.Pins, None, $"i2s{end.Bus}", end.OnBoard);

        void Add(string kind, string name, IReadOnlyDictionary<string, int> pins, IReadOnlyDictionary<string, int> pwm, string bus, bool onBoard)
        {
            if (PartCatalogue.TryFind(kind, out var part)) fitted.Add(new FittedPart(part, name, pins, pwm, bus, onBoard));
            else strangers.Add(kind);
        }
    }

    /// <summary>
    /// The terminals that this board wires. Optional ones are absent from <see cref="Pins"/>; of a part on the board only its
    /// pins count, as its maker has seen to the rest.
    /// </summary>
    public IEnumerable<Terminal> Terminals => OnBoard
        ? Part.Terminals.Where(terminal => Pins.ContainsKey(terminal.Role)).Select(terminal => terminal with { Note = string.Empty })
        : Part.Terminals.Where(terminal => terminal.Role.Length == 0 || Pins.ContainsKey(terminal.Role));
}
