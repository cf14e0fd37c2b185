using System.Globalization;
using Server.Devices;

namespace Server.Tools;

/// <summary>Holds the arguments of a call against the method's descriptor before anything is sent.</summary>
public static class ArgumentCheck
{
    /// <summary>The only pattern that is checked here. A board's own regular expressions are never run: one can be
    /// written that takes for ever.</summary>
    public const string DigitsPattern = "^[0-9]+$";

    /// <summary>Null when the arguments fit, else a sentence without its full stop, e.g.
    /// <c>brightness must be between 0 and 100</c>.</summary>
    public static string? Refusal(MethodDescriptor method, IReadOnlyDictionary<string, object> arguments)
    {
        foreach (var name in arguments.Keys)
            if (!method.Parameters.Any(parameter => parameter.Name == name))
                return $"{Shortened(name)} is not a parameter of {method.Name}";
        foreach (var parameter in method.Parameters)
        {
            if (arguments.TryGetValue(parameter.Name, out var value))
            {
                if (Refusal(parameter, value) is { } refusal) return refusal;
            }
            else if (parameter.Required)
            {
                return $"{parameter.Name} is missing";
            }
        }
        return null;
    }

    private static string? Refusal(ParameterDescriptor parameter, object value) => parameter.Type switch
    {
        ThingValueType.Boolean => value is bool ? null : $"{parameter.Name} must be true or false",
        ThingValueType.Number => value is double number ? Refusal(parameter, number) : $"{parameter.Name} must be a number",
        _ => value is string text ? Refusal(parameter, text) : $"{parameter.Name} must be a text",
    };

    private static string? Refusal(ParameterDescriptor parameter, double number)
    {
        if (!double.IsFinite(number)) return $"{parameter.Name} must be a number";
        if (number < parameter.Min || number > parameter.Max)
            return (parameter.Min, parameter.Max) switch
            {
                ({ } min, { } max) => $"{parameter.Name} must be between {Plain(min)} and {Plain(max)}",
                ({ } min, null) => $"{parameter.Name} must be at least {Plain(min)}",
                (_, var max) => $"{parameter.Name} must be at most {Plain(max!.Value)}",
            };
        if (parameter.Step is { } step && !IsOnStep(number - (parameter.Min ?? 0), step))
            return step == 1 ? $"{parameter.Name} must be a whole number" : $"{parameter.Name} goes in steps of {Plain(step)}";
        return null;
    }

    private static string? Refusal(ParameterDescriptor parameter, string text)
    {
        if (parameter.Enum is { } values && !values.Contains(text, StringComparer.Ordinal))
            return $"{parameter.Name} must be one of {string.Join(", ", values)}";
        if (parameter.Pattern == DigitsPattern && (text.Length == 0 || !text.All(char.IsAsciiDigit)))
            return $"{parameter.Name} must be digits";
        return text.Length > DescriptorLimits.TextLength
            ? $"{parameter.Name} is longer than {DescriptorLimits.TextLength} characters"
            : null;
    }

    // Steps such as 0.1 have no exact binary form: a thousandth of a step is close enough.
    private static bool IsOnStep(double distance, double step)
    {
        var steps = distance / step;
        return Math.Abs(steps - Math.Round(steps)) < 0.001;
    }

    private static string Plain(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Shortened(string name) =>
        name.Length <= DescriptorLimits.NameLength ? name : name[..DescriptorLimits.NameLength];
}
