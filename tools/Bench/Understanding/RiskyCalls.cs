using System.Text.RegularExpressions;

namespace Bench.Understanding;

/// <summary>Which calls open a house to others: those may be asked for twice without that being asked too much.</summary>
internal static partial class RiskyCalls
{
    private static readonly string[] Guards = ["lock", "doorlock", "door", "doors", "garage", "gate", "gates", "alarm", "security", "safe", "window", "windows", "skylight", "valve", "oven", "stove", "gas"];

    // Where no space parts the words they are found within.
    private static readonly string[] HanGuards = ["锁", "鎖", "门", "門", "车库", "車庫", "警报", "警報", "安防", "窗户", "窗戶", "天窗", "开窗器", "開窗器", "阀", "閥", "燃气", "煤气", "烤箱"];

    // "front_door_light" guards nothing.
    private static readonly string[] Beside = ["light", "lamp", "led", "camera", "sensor", "bell", "fridge", "灯", "燈", "铃", "鈴", "帘", "簾", "传感", "感測"];

    /// <summary>True for unlocking, for opening a door, garage, gate, window or valve in whatever way, for heating an oven, and for disarming
    /// or setting off an alarm.</summary>
    public static bool IsRisky(HouseCall call)
    {
        if (call.Kind != CallKind.Method) return false;
        var method = SimulatedMethods.Snake(call.Member);
        if (Unlocking().IsMatch(method)) return true;
        var thing = SimulatedMethods.Snake(call.Thing).Split('_');
        if (!thing.Any(Guards.Contains) && !HanGuards.Any(call.Thing.Contains)) return false;
        if (thing.Any(Beside.Contains) || Beside.Any(beside => !char.IsAscii(beside[0]) && call.Thing.Contains(beside, StringComparison.Ordinal))) return false;
        return method.StartsWith("set", StringComparison.Ordinal)
            ? call.Arguments.Values.Any(value => Opens(method, value))
            : Opening().IsMatch(method);
    }

    // set_locked(false), set_open(true), set_position(50), set_state("open").
    private static bool Opens(string method, object value) => value switch
    {
        bool flag => flag == method.Contains("open", StringComparison.Ordinal),
        double number => number > 0,
        string text => Unguarded().IsMatch(text),
        _ => false,
    };

    [GeneratedRegex("(^|_)(unlock|disarm|trigger|unlatch|reset|reboot|erase|factory|shutdown)")]
    private static partial Regex Unlocking();

    [GeneratedRegex("^(open|toggle|release|raise|pulse|press|push|trigger|activate|start|turn_on|switch_on|turn_off|switch_off|disable|deactivate)")]
    private static partial Regex Opening();

    [GeneratedRegex("open|unlock|disarm|off", RegexOptions.IgnoreCase)]
    private static partial Regex Unguarded();
}
