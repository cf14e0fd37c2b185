using System.Text.RegularExpressions;
using Server.Devices;

namespace Bench.Understanding;

/// <summary>What a method does to the state of a thing, told from its name as people would: <c>set_x</c> sets x,
/// <c>turn_on</c> turns its power on, <c>open</c> opens, <c>pause</c> makes a state <c>paused</c>.</summary>
internal static partial class SimulatedMethods
{
    private static readonly string[] On = ["turn_on", "switch_on", "power_on", "on", "enable", "activate", "start"];
    private static readonly string[] Off = ["turn_off", "switch_off", "power_off", "off", "disable", "deactivate", "stop"];
    private static readonly string[] Up = ["increase", "raise", "up", "brighten", "louder"];
    private static readonly string[] Down = ["decrease", "reduce", "lower", "down", "dim", "quieter"];
    private static readonly string[] Powers = ["power", "on", "is_on", "power_state", "state", "enabled", "running", "active"];
    private static readonly string[] Opened = ["open", "is_open", "opened"];

    /// <summary>Changes the state. A method of which nothing is known changes nothing but the properties that its
    /// parameters are named after.</summary>
    public static void Apply(ThingDescriptor thing, string method, IReadOnlyDictionary<string, object> arguments, Dictionary<string, object> state)
    {
        var name = Snake(method);
        var words = name.Split('_');
        if (words[0] is "get" or "read") return;
        if (words.Any(Up.Contains) || words.Any(Down.Contains))
        {
            Adjust(thing, words, arguments, state);
            return;
        }
        Assign(thing, words, arguments, state);
        if (words[0] == "toggle") Toggle(thing, words, state);
        else if (On.Contains(name)) SetFlag(thing, Powers, true, state);
        else if (Off.Contains(name)) SetFlag(thing, Powers, false, state);
        else if (words[0] is "open" or "close") Move(thing, words[0] == "open", state);
        Name(thing, words, state);
    }

    /// <summary>A name in one form: <c>SetVolume</c>, <c>setVolume</c> and <c>set-volume</c> are <c>set_volume</c>.</summary>
    public static string Snake(string name) =>
        WordStart().Replace(name, "_").Replace('-', '_').Replace(' ', '_').Replace('.', '_').ToLowerInvariant();

    private static void Assign(ThingDescriptor thing, string[] words, IReadOnlyDictionary<string, object> arguments, Dictionary<string, object> state)
    {
        foreach (var (parameter, value) in arguments)
        {
            var property = PropertyNamed(thing, Snake(parameter));
            if (words.Length > 1 && words[0] == "set" && arguments.Count == 1) property = PropertyNamed(thing, string.Join('_', words.Skip(1))) ?? property;
            if (property is null || !Fits(property, value)) continue;
            state[property.Name] = value;
            // What is dimmed to nothing is off, and what is made brighter shines.
            if (words[0] == "set" && value is double number && Snake(property.Name) is "brightness" or "speed")
                SetFlag(thing, Powers, number > 0, state);
        }
    }

    private static void Adjust(ThingDescriptor thing, string[] words, IReadOnlyDictionary<string, object> arguments, Dictionary<string, object> state)
    {
        var numbers = thing.Properties.Where(property => property.Type == ThingValueType.Number).ToList();
        var property = numbers.FirstOrDefault(property => Snake(property.Name).Split('_').All(words.Contains)) ?? numbers.FirstOrDefault(property => property.Writable);
        if (property is null || state.GetValueOrDefault(property.Name) is not double current) return;
        var by = arguments.Values.OfType<double>().FirstOrDefault(((property.Max - property.Min) ?? 100) / 10);
        if (words.Any(Down.Contains)) by = -by;
        state[property.Name] = Math.Clamp(current + by, property.Min ?? double.MinValue, property.Max ?? double.MaxValue);
    }

    private static void Toggle(ThingDescriptor thing, string[] words, Dictionary<string, object> state)
    {
        var named = PropertyNamed(thing, string.Join('_', words.Skip(1)));
        var flag = named?.Type == ThingValueType.Boolean ? named : Flag(thing, [.. Powers, .. Opened]);
        if (flag is not null) state[flag.Name] = state.GetValueOrDefault(flag.Name) is not true;
    }

    private static void Move(ThingDescriptor thing, bool isOpen, Dictionary<string, object> state)
    {
        SetFlag(thing, Opened, isOpen, state);
        if (PropertyNamed(thing, "position") is { Type: ThingValueType.Number } position)
            state[position.Name] = isOpen ? position.Max ?? 100 : position.Min ?? 0;
    }

    // "pause" makes a state "paused", "lock" makes locked true and "unlock" false.
    private static void Name(ThingDescriptor thing, string[] words, Dictionary<string, object> state)
    {
        var stem = Stem(words[0]);
        foreach (var property in thing.Properties)
        {
            var name = Snake(property.Name);
            if (property is { Type: ThingValueType.String, Writable: false, Enum: { } values }
                && values.FirstOrDefault(value => Snake(value).StartsWith(stem, StringComparison.Ordinal)) is { } reached)
                state[property.Name] = reached;
            if (property.Type != ThingValueType.Boolean) continue;
            if (name.StartsWith(stem, StringComparison.Ordinal)) state[property.Name] = true;
            else if (stem is ['u', 'n', ..] or ['d', 'i', 's', ..] && name.StartsWith(stem[(stem[0] == 'u' ? 2 : 3)..], StringComparison.Ordinal)) state[property.Name] = false;
        }
    }

    private static string Stem(string word) => word.Length > 3 ? word.TrimEnd('e') : word;

    private static void SetFlag(ThingDescriptor thing, string[] names, bool value, Dictionary<string, object> state)
    {
        if (Flag(thing, names) is { } flag) state[flag.Name] = value;
    }

    private static PropertyDescriptor? Flag(ThingDescriptor thing, string[] names) =>
        thing.Properties.FirstOrDefault(property => property.Type == ThingValueType.Boolean && names.Contains(Snake(property.Name)));

    private static PropertyDescriptor? PropertyNamed(ThingDescriptor thing, string name) =>
        thing.Properties.FirstOrDefault(property => Snake(property.Name) == name);

    private static bool Fits(PropertyDescriptor property, object value) => (property.Type, value) switch
    {
        (ThingValueType.Boolean, bool) or (ThingValueType.Number, double) or (ThingValueType.String, string) => true,
        _ => false,
    };

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
