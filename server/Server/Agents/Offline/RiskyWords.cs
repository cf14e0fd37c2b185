using System.Text;

namespace Server.Agents.Offline;

/// <summary>Words by which a tool or a thing tells that it opens the house or leaves it unguarded, where nothing surer is known of
/// it. In English and Chinese, whatever is spoken: they are the words of those who made the devices.</summary>
internal static class RiskyWords
{
    public static readonly string[] Opening = ["unlock", "unlocks", "unlatch", "unbolt", "disarm", "disarms", "开锁", "解锁", "開鎖", "解鎖", "撤防"];
    public static readonly string[] Open = ["open", "opens", "打开", "打開", "开启", "開啟"];
    public static readonly string[] Openable = ["door", "doors", "gate", "gates", "garage", "lock", "locks", "locked", "门", "門", "锁", "鎖", "车库", "車庫"];
    public static readonly string[] Alarms = ["alarm", "siren", "security", "报警", "報警", "警报", "警報", "安防"];
    public static readonly string[] Off = ["off", "disable", "stop", "deactivate", "silence", "false"];

    /// <summary>Whether a description says that something is opened.</summary>
    public static bool TellOfOpening(string[] description) =>
        Say(description, Opening) || (Say(description, Open) && Say(description, Openable));

    /// <summary>Whether one of some words is among those of a name or a text.</summary>
    public static bool Say(string[] words, string[] any) =>
        // Chinese has no spaces between its words.
        any.Any(wanted => char.IsAscii(wanted[0]) ? words.Contains(wanted) : words.Any(word => word.Contains(wanted, StringComparison.Ordinal)));

    /// <summary>"self.gate_openNow" is "self gate open now".</summary>
    public static string[] Of(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) words.Append(' ');
            words.Append(char.IsLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : ' ');
        }

        var split = words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return split.Length > 0 ? split : [""];
    }
}
