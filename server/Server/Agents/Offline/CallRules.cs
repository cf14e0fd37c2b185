using Server.Agents.Offline.Acts;
using Server.Agents.Offline.Grammar;
using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>The ways to say the parameters of methods that have no meaning of their own here.</summary>
internal sealed class CallRules(ValueRules values, Language language, SpokenText text)
{
    private readonly Dictionary<MethodDescriptor, string> _signatures = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a method is offered by its own words: not when it is switched, set or read by others.</summary>
    public static bool IsPlain(ThingModel thing, MethodModel method) =>
        method.Words.Count > 0 && !thing.IsSwitching(method) && method.Name != ThingModel.ReadingMethod
        && thing.Setters.All(setter => setter.Method != method);

    /// <summary>Equal for methods of one name whose parameters are said alike.</summary>
    public string SignatureOf(MethodModel method)
    {
        if (_signatures.TryGetValue(method.Descriptor, out var signature)) return signature;
        var parameters = method.Descriptor.Parameters.Select(parameter => $"{parameter.Name}:{values.For(parameter)?.Name}:{parameter.Required}");
        return _signatures[method.Descriptor] = $"{method.Descriptor.Name}({string.Join(';', parameters)})";
    }

    /// <summary>All parameters in their order, the optional ones left out at will; null when a required one cannot be
    /// said. Means a <see cref="SpokenArgument"/> for each.</summary>
    public Expression? ParametersOf(MethodModel method)
    {
        var parts = new List<Expression>();
        foreach (var parameter in method.Descriptor.Parameters)
        {
            var pattern = parts.Count == 0 ? language.Patterns.Parameter : language.Patterns.ParameterNamed;
            var said = Said(parameter, pattern);
            if (said is null && parameter.Required) return null;
            if (said is not null) parts.Add(parameter.Required ? said : new Maybe(said));
        }
        return new Sequence(parts);
    }

    private Meaning? Said(ParameterDescriptor parameter, string pattern)
    {
        if (values.For(parameter) is not { } value) return null;
        var name = text.NameWords(parameter.Name);
        var expression = PatternReader.Read(pattern, slot => slot switch
        {
            "value" => value,
            "name" when name.Count > 0 => new Sequence(name.Select(Expression (word) => new Word(word)).ToArray()),
            _ => null,
        });
        return expression is null ? null : Argument(parameter, expression);
    }

    /// <summary>An expression that means one <see cref="SpokenValue"/>, as the value of a parameter.</summary>
    public static Meaning Argument(ParameterDescriptor parameter, Expression value) =>
        new(value, found => new SpokenArgument(parameter.Name, found.OfType<SpokenValue>().Single()));
}
