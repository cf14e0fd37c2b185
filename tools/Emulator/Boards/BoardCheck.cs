using Emulator.Attached;
using Nano;

namespace Emulator.Boards;

/// <summary>What a board.json says that cannot be, in words.</summary>
internal static class BoardCheck
{
    private const string LevelNames = "\"low\" or \"high\"";

    /// <summary>Null when all is well.</summary>
    public static string? FindProblem(BoardDescription board)
    {
        if (board.TalkButton is { Active: not ("low" or "high") } button) return $"talk_button has active \"{button.Active}\"; it is {LevelNames}";
        var things = new HashSet<string>();
        foreach (var attached in board.Attached ?? [])
        {
            if (!things.Add(attached.Thing)) return $"the thing \"{attached.Thing}\" is attached twice";
            if (ProblemOf(attached) is { } problem) return $"{attached.Thing}: {problem}";
            if (Chip.TryFind(board.Chip, out var chip) && attached.PortNumber > chip.SerialPorts) return $"{attached.Thing}: {chip.Name} has no {attached.Port}";
        }

        return FindSharedPin(board);
    }

    private static string? ProblemOf(AttachedDescription attached)
    {
        if (HardwareKind.Find(attached.Kind) is not { } kind)
            return $"there is no kind \"{attached.Kind}\"; known: {string.Join(", ", HardwareKind.All.Select(known => known.Name))}";

        var roles = attached.Pins?.Keys ?? [];
        if (kind.Pins.FirstOrDefault(role => attached.FindPin(role) is null) is { } missing)
            return $"the kind {kind.Name} needs a pin \"{missing}\"";
        if (kind.OptionalPins is { } optional && roles.FirstOrDefault(role => !kind.Pins.Contains(role) && !optional.Contains(role)) is { } surplus)
            return $"the kind {kind.Name} has no pin \"{surplus}\"";
        if (attached.Pins?.FirstOrDefault(pin => pin.Value is < 0 or > 63) is { Key: not null } impossible)
            return $"\"{impossible.Key}\" is pin {impossible.Value}, which no chip has";
        return ProblemOfSettings(attached, kind);
    }

    private static string? ProblemOfSettings(AttachedDescription attached, HardwareKind kind)
    {
        foreach (var (name, isSet, isGood, meaning) in Settings(attached))
        {
            if (isSet && !kind.Settings.Contains(name)) return $"the kind {kind.Name} has no \"{name}\"";
            if (isSet && !isGood) return $"\"{name}\" must be {meaning}";
        }

        if (kind.Settings.Contains("leds") && attached.Leds is null) return "\"leds\" is missing: the number of diodes";
        if (kind.Settings.Contains("steps") && attached.Steps is null) return "\"steps\" is missing: the steps from closed to open";
        if (kind.Settings.Contains("port") && attached.Port is null) return "\"port\" is missing: COM1, COM2 or COM3";
        if (kind.Settings.Contains("i2c_address") && attached.I2cAddress == 0) return "\"i2c_address\" is missing: 68 or 69";
        return null;
    }

    private static (string Name, bool IsSet, bool IsGood, string Meaning)[] Settings(AttachedDescription of) =>
    [
        ("active", of.Active is not null, of.Active is "low" or "high", LevelNames),
        ("leds", of.Leds is not null, of.Leds is >= 1 and <= 1000, "1 to 1000 diodes"),
        ("steps", of.Steps is not null, of.Steps is >= 1 and <= 1_000_000, "1 to 1,000,000 steps"),
        ("closed_microseconds", of.ClosedMicroseconds is not null, IsServoPulse(of.ClosedMicroseconds), "500 to 2500 and not that of open"),
        ("open_microseconds", of.OpenMicroseconds is not null, IsServoPulse(of.OpenMicroseconds) && of.OpenMicroseconds != of.ClosedMicroseconds, "500 to 2500 and not that of closed"),
        ("port", of.Port is not null, of.PortNumber > 0, "COM1, COM2 or COM3"),
        ("baud", of.Baud is not null, of.Baud is >= 300 and <= 5_000_000, "300 to 5,000,000"),
        ("i2c_address", of.I2cAddress != 0, of.I2cAddress is >= 8 and <= 119, "8 to 119"),
        ("i2c_bus", of.I2cBus != 1, of.I2cBus is 1 or 2, "1 or 2"),
    ];

    private static bool IsServoPulse(int? microseconds) => microseconds is >= 500 and <= 2500;

    /// <summary>I2S lines may be shared among each other, and I2C lines by the devices of one bus; nothing else may.</summary>
    private static string? FindSharedPin(BoardDescription board)
    {
        var uses = new Dictionary<int, (string User, string MayShare)>();
        foreach (var (pin, user, mayShare) in PinsOf(board))
        {
            if (uses.TryAdd(pin, (user, mayShare))) continue;
            if (mayShare.Length == 0 || uses[pin].MayShare != mayShare) return $"pin {pin} is used twice: by {uses[pin].User} and by {user}";
        }

        return null;
    }

    private static IEnumerable<(int Pin, string User, string MayShare)> PinsOf(BoardDescription board)
    {
        if (board.TalkButton is { } button) yield return (button.Pin, "talk_button", string.Empty);
        if (board.StatusLed is { } led) yield return (led.Pin, "status_led", string.Empty);
        foreach (var (bus, line, pin) in I2sPins(board.I2s)) yield return (pin, $"i2s {bus} {line}", $"i2s {line}");
        foreach (var attached in board.Attached ?? [])
        {
            foreach (var (role, pin) in attached.Pins ?? new Dictionary<string, int>())
                yield return (pin, $"{attached.Thing} {role}", role is "sda" or "scl" ? $"i2c {attached.I2cBus} {role}" : string.Empty);
        }
    }

    private static IEnumerable<(string Bus, string Line, int Pin)> I2sPins(SoundDescription? sound) => sound is null
        ? []
        : [.. sound.Microphone.Pins.Select(line => ("microphone", line.Key, line.Value)), .. sound.Speaker.Pins.Select(line => ("speaker", line.Key, line.Value))];
}
