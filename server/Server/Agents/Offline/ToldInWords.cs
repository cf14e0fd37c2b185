using System.Globalization;
using System.Text.RegularExpressions;
using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>Reads the bounds and the values of parameters that a device tells in words only, as older firmware does: "an
/// integer between 0 and 100", "速度(0-100)", "'light' or 'dark'", "红、绿、蓝其中一种". What a descriptor states goes before.</summary>
internal static partial class ToldInWords
{
    private const int MaxValues = 32;

    /// <summary>The thing with what its descriptions say of its numbers and texts; the same one when they say nothing.</summary>
    public static ThingDescriptor Of(ThingDescriptor thing)
    {
        var methods = thing.Methods.Select(Of).ToList();
        return methods.SequenceEqual(thing.Methods, ReferenceEqualityComparer.Instance) ? thing : thing with { Methods = methods };
    }

    private static MethodDescriptor Of(MethodDescriptor method)
    {
        var isOnly = method.Parameters.Count == 1;
        var parameters = method.Parameters.Select(parameter => Of(parameter, isOnly ? method.Description : "")).ToList();
        return parameters.SequenceEqual(method.Parameters, ReferenceEqualityComparer.Instance) ? method : method with { Parameters = parameters };
    }

    private static ParameterDescriptor Of(ParameterDescriptor parameter, string ofMethod)
    {
        if (parameter is { Type: ThingValueType.Number, Min: null, Max: null })
        {
            var range = RangeIn(parameter.Description) ?? RangeIn(ofMethod);
            return range is not { } found ? parameter : parameter with
            {
                Min = found.Min,
                Max = found.Max,
                Step = parameter.Step ?? (WholeNumber().IsMatch(parameter.Description) ? 1 : null),
            };
        }
        if (parameter is not { Type: ThingValueType.String, Enum: null, Pattern: null }) return parameter;
        var values = ValuesIn(parameter.Description) ?? ValuesIn(ofMethod);
        return values is null ? parameter : parameter with { Enum = values };
    }

    /// <summary>The only range in a text; null when there is none, or several.</summary>
    internal static (double Min, double Max)? RangeIn(string text)
    {
        var found = Range().Matches(text);
        if (found.Count != 1) return null;
        var (min, max) = (NumberOf(found[0].Groups[1]), NumberOf(found[0].Groups[2]));
        return min < max ? (min, max) : null;
    }

    private static double NumberOf(Group group) => double.Parse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The values that a text lists; null when it lists none, or not all.</summary>
    internal static IReadOnlyList<string>? ValuesIn(string text)
    {
        if (text.Length == 0 || Concepts.All.OpenLists.Exists(open => text.Contains(open, StringComparison.OrdinalIgnoreCase))) return null;
        var quoted = Quoted().Matches(text).Select(match => match.Groups[1].Value).ToList();
        if (quoted.Count == 1) return null;
        return Checked(quoted.Count > 1 ? quoted : Listed(text));
    }

    // Behind a colon, or between commas, slashes and "or".
    private static List<string> Listed(string text)
    {
        var colon = text.LastIndexOfAny([':', '：']);
        var behind = text[(colon + 1)..].Trim().TrimEnd('.', '。');
        var list = List().Matches(behind).OrderByDescending(match => match.Length).FirstOrDefault();
        if (list is null) return [];
        var values = Separator().Split(list.Value).Select(value => Closing().Replace(value.Trim(), "")).ToList();
        // Two words with a comma between them are hardly a list, unless a colon announces one.
        var isTold = colon >= 0 || values.Count > 2 || !list.Value.Contains(',', StringComparison.Ordinal);
        // "主题, light 或 dark": what it is, and then what it can be.
        if (values.Count > 2 && values[0].Any(SpokenText.IsWordItself) && values.Skip(1).All(value => value.All(char.IsAscii)) && !list.Value.Contains('、', StringComparison.Ordinal)) values.RemoveAt(0);
        return isTold ? values : [];
    }

    private static List<string>? Checked(List<string> values)
    {
        values = [.. values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        return values.Count is > 1 and <= MaxValues && values.TrueForAll(value => value.Length <= DescriptorLimits.NameLength && value.Any(char.IsLetter)) ? values : null;
    }

    [GeneratedRegex(@"(?<![\w.])(-?\d+(?:\.\d+)?)\s*(?:-|–|—|~|～|\.{2,3}|至|到|to|and)\s*(-?\d+(?:\.\d+)?)(?![\w.]*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex("integer|whole|整数|整數", RegexOptions.IgnoreCase)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"['`""‘“「]([\w][\w \-]{0,23})['`""’”」]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\w\-]+(?:\s*(?:[、/|]|,|，|\s(?:or|and)\s|或者|或)\s*(?:or\s|and\s)?[\w\-]+)+", RegexOptions.IgnoreCase)]
    private static partial Regex List();

    [GeneratedRegex(@"\s*(?:[、/|,，]|\s(?:or|and)\s|或者|或)\s*(?:(?:or|and)\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex("(?:其中|等|之一|中的|几种|任意|任选|这).*$|^(?:可选|可以是|可为|包括|支持)")]
    private static partial Regex Closing();
}
