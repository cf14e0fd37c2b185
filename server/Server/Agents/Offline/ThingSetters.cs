using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>A method that sets one property by one parameter.</summary>
/// <param name="Property">The property's name in words: its concept, or what the device calls it where two are the same.</param>
/// <param name="Words">What the device calls it, e.g. <c>target temperature</c>.</param>
/// <param name="Concept">What it is, whatever the device calls it.</param>
/// <param name="Reported">The property that the thing reports for it, when it has one.</param>
internal sealed record Setter(
    string Property, string Words, string Concept, MethodModel Method, ParameterDescriptor Parameter, PropertyModel? Reported)
{
    public bool IsNumber => Parameter.Type == ThingValueType.Number;

    public double? Min => Parameter.Min ?? Reported?.Descriptor.Min;

    public double? Max => Parameter.Max ?? Reported?.Descriptor.Max;

    public double? Step => Parameter.Step ?? Reported?.Descriptor.Step;

    public IReadOnlyList<string>? Enum => Parameter.Type != ThingValueType.String ? null : Parameter.Enum ?? Reported?.Descriptor.Enum;

    /// <summary>Those of its values that stand for more and more of it, the least first: low, medium, high; fewer than two
    /// when it has no such.</summary>
    public List<string> Scale { get; init; } = [];

    /// <summary>Whether there can be more or less of it.</summary>
    public bool IsGraded => IsNumber || Scale.Count > 1;
}

/// <summary>Finds the methods that set a property.</summary>
internal static class ThingSetters
{
    /// <summary>Those of a thing, in the order of its methods.</summary>
    public static IReadOnlyList<Setter> Of(ThingModel thing, SpokenText text)
    {
        var found = new List<(string Words, MethodModel Method, ParameterDescriptor Parameter)>();
        var mainOfKind = thing.Kind is null ? null : Concepts.All.Kinds.GetValueOrDefault(thing.Kind)?.Main;
        foreach (var method in thing.Methods) found.AddRange(Settings(method, text, mainOfKind));
        // What has a method of its own is not also an option of another.
        found = [.. found.Where(setting => IsAlone(setting.Method)
            || !found.Any(other => other != setting && IsAlone(other.Method) && Concepts.All.PropertyOf(other.Words) == Concepts.All.PropertyOf(setting.Words)))];
        return [.. found.Select(setting => AsSetter(thing, setting.Words, setting.Method, setting.Parameter, found))
            .Select(setter => setter with { Scale = ScaleOf(setter.Enum, text) })];
    }

    private static List<string> ScaleOf(IReadOnlyList<string>? values, SpokenText text) => values is null ? [] :
        [.. values.Select(value => (Value: value, Place: Concepts.All.Scale.IndexOf(Concepts.All.ValueOf(text.Plain(value)))))
            .Where(value => value.Place >= 0).DistinctBy(value => value.Place).OrderBy(value => value.Place).Select(value => value.Value)];

    private static bool IsAlone(MethodModel method) => method.Words is [var verb, _, ..] && Concepts.All.Setters.Contains(verb)
        && !Concepts.All.Acts["on"].Methods.Contains(method.Name) && !Concepts.All.Acts["off"].Methods.Contains(method.Name);

    private static IEnumerable<(string, MethodModel, ParameterDescriptor)> Settings(MethodModel method, SpokenText text, string? mainOfKind)
    {
        var parameters = method.Descriptor.Parameters;
        var required = parameters.Where(parameter => parameter.Required).ToList();
        if (IsAlone(method))
        {
            var parameter = required.Count == 1 ? required[0] : required.Count == 0 && parameters.Count == 1 ? parameters[0] : null;
            if (parameter is null) yield break;
            yield return (Words([.. method.Words.Skip(1)], parameter), method, parameter);
        }
        // "set" of this and that, each as one likes; "turn_on" with a brightness.
        else if (required.Count == 0 && parameters.Count > 0 && (method.Name is "set" || Concepts.All.Acts["on"].Methods.Contains(method.Name)))
        {
            foreach (var parameter in parameters)
                if (Words(text.RawWords(parameter.Name), parameter) is var words && Concepts.All.Properties.ContainsKey(Concepts.All.PropertyOf(words)))
                    yield return (words, method, parameter);
        }
        // "control" with "on" or "off" is the power, "move to" what a thing of its kind is mainly set to.
        else if (parameters.Count == 1 && Concepts.All.Controls.Contains(method.Name) && IsOnOff(parameters[0], text))
        {
            yield return ("power", method, parameters[0]);
        }
        else if (required.Count == 1 && parameters.Count == 1 && method.Words is [_, "to"] && parameters[0].Type == ThingValueType.Number)
        {
            var words = Words(text.RawWords(parameters[0].Name), parameters[0]);
            yield return (Concepts.All.Properties.ContainsKey(Concepts.All.PropertyOf(words)) ? words : mainOfKind ?? words, method, parameters[0]);
        }
        else if (required.Count == 1 && parameters.Count == 1 && (method.Name is "set" or "dim" || Concepts.All.Properties.ContainsKey(Concepts.All.PropertyOf(method.Name))))
        {
            yield return (Words(method.Name is "set" ? text.RawWords(parameters[0].Name) : method.Words, parameters[0]), method, parameters[0]);
        }
    }

    private static bool IsOnOff(ParameterDescriptor parameter, SpokenText text) => parameter.Enum is { } values
        && values.Select(value => Concepts.All.ValueOf(text.Plain(value))).Intersect(["on", "off"]).Count() == 2;

    private static string Words(IReadOnlyList<string> words, ParameterDescriptor parameter) =>
        string.Join(' ', PropertyModel.Spoken(words, parameter.Unit));

    private static Setter AsSetter(
        ThingModel thing, string words, MethodModel method, ParameterDescriptor parameter,
        List<(string Words, MethodModel Method, ParameterDescriptor Parameter)> all)
    {
        var concept = Concepts.All.PropertyOf(words);
        var isOnly = all.Count(other => Concepts.All.PropertyOf(other.Words) == concept) == 1;
        var same = thing.Properties.Where(property => property.Concept == concept).ToList();
        var reported = thing.Properties.FirstOrDefault(property => property.Name == words)
            ?? same.Find(property => property.Descriptor.Writable)
            ?? same.Find(property => property.Name.StartsWith("target", StringComparison.Ordinal))
            ?? (same.Count == 1 ? same[0] : null);
        return new Setter(isOnly ? concept : words, words, concept, method, parameter, reported);
    }
}
