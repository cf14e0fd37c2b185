using System.Globalization;
using System.Text;

namespace Server.Tools;

/// <summary>A sentence with <c>{name}</c> in places, as descriptors and language files have them. Values go in once and
/// are never looked through for further braces; nothing here is a format string.</summary>
public static class ResponseTemplate
{
    /// <summary>False when the template asks for a value that is not there.</summary>
    public static bool TryFill(string template, Func<string, object?> valueOf, out string sentence)
    {
        var filled = new StringBuilder(template.Length);
        sentence = "";
        for (var position = 0; position < template.Length;)
        {
            var open = template.IndexOf('{', position);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(template, position, template.Length - position);
                break;
            }
            filled.Append(template, position, open - position);
            if (valueOf(template[(open + 1)..close]) is not { } value) return false;
            filled.Append(Plain(value));
            position = close + 1;
        }
        sentence = filled.ToString();
        return true;
    }

    /// <summary>A value as it is read out: numbers with at most two decimals.</summary>
    public static string Plain(object value) => value switch
    {
        double number => number.ToString("0.##", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => value.ToString() ?? "",
    };
}
