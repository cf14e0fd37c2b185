using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>A value as it was said, before it is known for which thing.</summary>
internal abstract record SpokenValue
{
    /// <summary>What to send for a setting of these bounds; null when it does not fit them.</summary>
    public abstract object? Fit(Bounds bounds, SpokenText text);

    /// <summary>Whether it is of the nature of what this sets.</summary>
    public virtual bool IsFor(Setter setter) => true;
}

/// <summary>What a value must fit, from a parameter or a setter.</summary>
internal sealed record Bounds(
    ThingValueType Type, double? Min, double? Max, double? Step, IReadOnlyList<string>? Enum, string? Unit)
{
    public static Bounds Of(ParameterDescriptor parameter) => new(
        parameter.Type, parameter.Min, parameter.Max, parameter.Step, parameter.Enum, parameter.Unit);

    public static Bounds Of(Setter setter)
    {
        var unit = setter.Parameter.Unit ?? setter.Reported?.Unit;
        var bounds = new Bounds(setter.Parameter.Type, setter.Min, setter.Max, setter.Step, setter.Enum, unit);
        // Older firmware states no range of a volume in percent.
        return bounds is { Unit: "percent", Min: null, Max: null } ? bounds with { Min = 0, Max = 100 } : bounds;
    }

    /// <summary>Whether it runs as percentages do.</summary>
    public bool IsShare => this is { Min: 0, Max: 100, Unit: null };

    /// <summary>A part of the range, 0 to 1, as a value of it; whole numbers when the range has no smaller step.</summary>
    public double? Part(double part)
    {
        if (Min is not { } min || Max is not { } max) return null;
        var value = min + (part * (max - min));
        if (Step is not null) return Snap(value);
        return IsFine ? Math.Round(value, 6) : Math.Round(value, MidpointRounding.AwayFromZero);
    }

    /// <summary>Whether parts of one make a difference where no step is told: from 0 to 1, but not the speeds 1 to 3.</summary>
    public bool IsFine => Max <= 1 || Max % 1 != 0 || Min % 1 != 0;

    /// <summary>The nearest value on the steps of the range.</summary>
    public double Snap(double value)
    {
        if (Step is not { } step) return value;
        var snapped = (Min ?? 0) + (Math.Round((value - (Min ?? 0)) / step, MidpointRounding.AwayFromZero) * step);
        return Math.Round(snapped, 6);
    }

    public double Clamp(double value) => Math.Clamp(value, Min ?? value, Math.Max(Max ?? value, Min ?? value));

    public bool Contains(double value) => !(value < Min) && !(value > Max);
}

/// <summary>A number.</summary>
/// <param name="IsShare">True when it was said in percent of something that is counted otherwise.</param>
internal sealed record SpokenNumber(double Value, bool IsShare) : SpokenValue
{
    public override object? Fit(Bounds bounds, SpokenText text)
    {
        if (bounds.Type != ThingValueType.Number) return null;
        if (IsShare) return Value is >= 0 and <= 100 ? bounds.Part(Value / 100) : null;
        return new SpokenQuantity(Value, null).Fit(bounds, text);
    }
}

/// <summary>A number with the unit that was said, or none: what it is worth depends on what it is for.</summary>
internal sealed record SpokenQuantity(double Value, string? Unit) : SpokenValue
{
    public override bool IsFor(Setter setter)
    {
        if (!setter.IsNumber || Unit is null or "percent") return setter.IsNumber;
        var counted = setter.Reported?.Unit ?? setter.Parameter.Unit;
        return counted is null ? (Unit == "degrees") == (setter.Concept is "temperature" or "angle") : counted == Unit || setter.Parameter.Unit == Unit;
    }

    public override object? Fit(Bounds bounds, SpokenText text)
    {
        if (bounds.Type != ThingValueType.Number) return null;
        if (Unit == "percent" && !IsCountedSo(bounds)) return Value is >= 0 and <= 100 ? bounds.Part(Value / 100) : null;
        if (bounds.Contains(Value)) return bounds.Snap(Value);
        // Of a range from 0 to 1, fifty is a half.
        return Unit is null && bounds is { Min: 0, Max: 1, Step: not 1 } && Value is > 1 and <= 100 ? bounds.Part(Value / 100) : null;
    }

    /// <summary>How far it goes as a difference.</summary>
    public double Distance(Bounds bounds) =>
        (Unit == "percent" && !IsCountedSo(bounds)) || (Unit is null && bounds is { Min: 0, Max: 1, Step: not 1 } && Value > 1)
            ? Value / 100 * (bounds.Max - bounds.Min ?? 100)
            : Value;

    private static bool IsCountedSo(Bounds bounds) => bounds.Unit == "percent" || bounds is { Min: 0 or 1, Max: 100 } || bounds is { Min: null, Max: null };
}

/// <summary>Some times as much as now.</summary>
internal sealed record SpokenRatio(double Times) : SpokenValue
{
    public override object? Fit(Bounds bounds, SpokenText text) => null;
}

/// <summary>A part of the range: "half", "maximum".</summary>
internal sealed record SpokenLevel(double Part) : SpokenValue
{
    public override object? Fit(Bounds bounds, SpokenText text) => bounds.Part(Part);

    /// <summary>The value of a scale for it: "lowest" of low, medium, high.</summary>
    public string Of(IReadOnlyList<string> scale) => scale[(int)Math.Round(Part * (scale.Count - 1), MidpointRounding.AwayFromZero)];

    public override bool IsFor(Setter setter) => setter.IsGraded;
}

/// <summary>One of the allowed values, in words.</summary>
internal sealed record SpokenChoice(string Words) : SpokenValue
{
    /// <summary>Whether this is the value that a device writes so.</summary>
    public bool Matches(string value, SpokenText text) => text.Plain(value) == Words;

    public override object? Fit(Bounds bounds, SpokenText text) =>
        bounds.Enum?.FirstOrDefault(value => text.Plain(value) == Words);

    public override bool IsFor(Setter setter) => setter.Enum is not null;
}

/// <summary>Digits read out one by one.</summary>
internal sealed record SpokenDigits(string Digits) : SpokenValue
{
    public override object? Fit(Bounds bounds, SpokenText text) => Digits;
}

/// <summary>On or off, yes or no.</summary>
internal sealed record SpokenFlag(bool IsOn) : SpokenValue
{
    public override bool IsFor(Setter setter) => !setter.IsNumber;

    public override object? Fit(Bounds bounds, SpokenText text) => bounds.Enum is not { } values
        ? IsOn
        : values.FirstOrDefault(value => Concepts.All.ValueOf(text.Plain(value)) == (IsOn ? "on" : "off"));
}
