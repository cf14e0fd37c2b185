using System.Globalization;

namespace Emulator.Boards;

/// <summary>Judges what a board.json puts on which pin by the rules of its module.</summary>
internal static class PinRules
{
    /// <summary>What is wrong, a sentence each; empty for a sound board.</summary>
    public static IReadOnlyList<string> Judge(BoardDescription board, ModuleRules module)
    {
        var parts = FittedPart.Of(board, out var unknown);
        return
        [
            .. unknown.Select(kind => $"There is no part of the kind \"{kind}\"."),
            .. board.Chip == module.Chip ? Array.Empty<string>() : [$"The chip is {board.Chip}, but {module.Name} has an {module.Chip}."],
            .. parts.SelectMany(part => UnknownRoles(part)),
            .. parts.SelectMany(part => part.Terminals.Where(terminal => terminal.Role.Length > 0).SelectMany(terminal => Pin(part, terminal, board, module))),
            .. TakenTwice(parts, board.HalfDuplex),
            .. Channels(parts, module),
            .. Buses(board, module),
            .. NeedlessReasons(board, parts),
        ];
    }

    private static IEnumerable<string> UnknownRoles(FittedPart part) => part.Pins.Keys
        .Where(role => part.Part.Terminals.All(terminal => terminal.Role != role))
        .Select(role => $"{Called(part)} has no terminal \"{role}\".");

    private static IEnumerable<string> Pin(FittedPart part, Terminal terminal, BoardDescription board, ModuleRules module)
    {
        var pin = part.Pins[terminal.Role];
        var where = $"GPIO {pin}, {terminal.Label} of {Called(part)}";
        if (!module.Pins.Contains(pin)) yield return $"{where}: the chip has no such pin.";
        if (!part.OnBoard && module.Taken.FirstOrDefault(taken => taken.Pins.Contains(pin)) is { } owner) yield return $"{where}: it is taken by {owner.By}.";
        if (terminal.IsDriven && module.InputOnly.Contains(pin)) yield return $"{where}: it is an input only.";
        if (terminal.Signal == Signal.Analog && module.Adc2.Contains(pin)) yield return $"{where}: its converter does not work while Wi-Fi runs.";
        if (terminal.Signal == Signal.Analog && !module.Adc1.Contains(pin) && !module.Adc2.Contains(pin)) yield return $"{where}: it cannot measure a voltage.";
        if (module.Strapping.FirstOrDefault(strap => strap.Pin == pin) is { } strapping && !board.Strapping.ContainsKey(pin.ToString(CultureInfo.InvariantCulture)))
            yield return $"{where}: the chip reads it at reset ({strapping.Why}), and \"strapping\" gives no reason for its use.";
    }

    // Wires of one bus may meet on one pin: the two lines of an I2C bus, and the clocks of an I2S bus that takes turns.
    private static IEnumerable<string> TakenTwice(IReadOnlyList<FittedPart> parts, bool halfDuplex) => parts
        .SelectMany(part => part.Terminals.Where(terminal => terminal.Role.Length > 0).Select(terminal => (Pin: part.Pins[terminal.Role], Wire: WireOf(part, terminal, halfDuplex))))
        .GroupBy(use => use.Pin)
        .Where(uses => uses.Select(use => use.Wire).Distinct().Count() > 1)
        .Select(uses => $"GPIO {uses.Key} is taken twice: {string.Join("; ", uses.Select(use => use.Wire))}.");

    private static string WireOf(FittedPart part, Terminal terminal, bool halfDuplex)
    {
        var shared = terminal.Signal == Signal.Bus || (terminal.Signal == Signal.Clock && halfDuplex);
        return shared ? $"{terminal.Role} of {part.Bus}" : $"{terminal.Label} of {Called(part)}";
    }

    private static IEnumerable<string> Channels(IReadOnlyList<FittedPart> parts, ModuleRules module)
    {
        var channels = parts.SelectMany(part => part.Pwm.Select(pwm => (Channel: pwm.Value, part.Part.PwmHertz, Owner: $"{pwm.Key} of {Called(part)}"))).ToList();
        foreach (var (channel, _, owner) in channels.Where(use => use.Channel < 1 || use.Channel > module.PwmChannels))
            yield return $"{owner}: there is no PWM channel {channel}; {module.Name} has {module.PwmChannels}.";
        foreach (var use in channels.GroupBy(use => use.Channel).Where(uses => uses.Count() > 1))
            yield return $"PWM channel {use.Key} is taken twice: {string.Join("; ", use.Select(one => one.Owner))}.";

        // The LED controller has a timer, and with it one frequency, for two channels: 1 and 2, 3 and 4 ...
        foreach (var pair in channels.GroupBy(use => (use.Channel - 1) / 2).Where(pair => pair.Select(use => use.PwmHertz).Distinct().Count() > 1))
            yield return $"PWM channels {(2 * pair.Key) + 1} and {(2 * pair.Key) + 2} have one frequency: {string.Join("; ", pair.Select(use => $"{use.Owner} wants {use.PwmHertz} Hz"))}.";
        if (parts.Sum(part => part.Part.RmtTransmitters) > module.RmtTransmitters) yield return $"More pulse generators are used than the {module.RmtTransmitters} of {module.Name}.";
        if (parts.Sum(part => part.Part.RmtReceivers) > module.RmtReceivers) yield return $"More pulse receivers are used than the {module.RmtReceivers} of {module.Name}.";
    }

    private static IEnumerable<string> Buses(BoardDescription board, ModuleRules module)
    {
        if (board.I2s is { } sound)
        {
            if (Math.Max(sound.Microphone.Bus, sound.Speaker.Bus) > module.I2sBuses) yield return $"{module.Name} has {module.I2sBuses} I2S bus(es).";
            if ((sound.Microphone.Bus == sound.Speaker.Bus) != board.HalfDuplex) yield return "Microphone and speaker share a bus exactly when the board is half duplex.";
        }

        foreach (var part in board.Parts.Concat(board.Attached ?? []).Where(part => part.Pins?.ContainsKey("sda") == true && part.I2cBus > module.I2cBuses))
            yield return $"{part.Thing} is on I2C bus {part.I2cBus}; {module.Name} has {module.I2cBuses}.";
    }

    private static IEnumerable<string> NeedlessReasons(BoardDescription board, IReadOnlyList<FittedPart> parts)
    {
        var used = parts.SelectMany(part => part.Pins.Values).Select(pin => pin.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        return board.Strapping.Keys.Where(pin => !used.Contains(pin)).Select(pin => $"\"strapping\" gives a reason for GPIO {pin}, which nothing uses.");
    }

    private static string Called(FittedPart part) => part.Name.Length > 0 ? part.Name : part.Part.Title;
}
