namespace Bench.Understanding;

/// <summary>Puts calls into kinds by their names and arguments, for a table of what was taken for what.</summary>
internal static class Intent
{
    /// <summary>No call.</summary>
    public const string None = "none";

    private static readonly string[] PowerMethods = ["turn_on", "turn_off", "switch_on", "switch_off", "power_on", "power_off", "on", "off", "toggle", "set_power"];
    private static readonly string[] MovingMethods = ["open", "close", "stop"];
    private static readonly string[] AdjustingWords = ["increase", "decrease", "raise", "lower", "up", "down", "brighten", "dim", "adjust"];

    /// <summary>The kind of what a sentence does; <c>several</c> when its calls are not of one kind.</summary>
    public static string Of(IReadOnlyList<HouseCall> calls)
    {
        var kinds = calls.Select(Of).Distinct().ToList();
        return kinds switch
        {
            [] => None,
            [var kind] => kind,
            _ => "several",
        };
    }

    private static string Of(HouseCall call)
    {
        if (call.AfterSeconds is not null) return "delayed";
        if (call.Kind == CallKind.Tool) return call.Member.Contains("timer", StringComparison.OrdinalIgnoreCase) ? "timer" : "call";
        if (call.Kind == CallKind.Property) return "question";
        var method = SimulatedMethods.Snake(call.Member);
        if (PowerMethods.Contains(method)) return "power";
        if (MovingMethods.Contains(method)) return "open/close";
        if (method.Split('_').Any(AdjustingWords.Contains)) return "adjust";
        return method.StartsWith("set_", StringComparison.Ordinal) && call.Arguments.Count > 0
            ? call.Arguments.Values.All(value => value is double) ? "set number" : "set value"
            : "call";
    }
}
