using System.Globalization;
using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>How the color of a thing is set: by name, by a text such as <c>#ff8800</c>, or by numbers.</summary>
internal sealed class ColorSetting
{
    private static readonly ColorNumbers Parts = Concepts.All.ColorNumbers;

    private readonly SpokenText _text;
    private readonly Setter? _named, _kelvin;
    private readonly MethodModel? _byNumbers;

    private ColorSetting(SpokenText text, Setter? named, Setter? kelvin, MethodModel? byNumbers) =>
        (_text, _named, _kelvin, _byNumbers) = (text, named, kelvin, byNumbers);

    /// <summary>Null for a thing without color.</summary>
    public static ColorSetting? Of(ThingModel thing, SpokenText text)
    {
        var named = thing.Setters.FirstOrDefault(setter => setter.Concept == "color" && setter.Parameter.Type == ThingValueType.String);
        var kelvin = thing.Setters.FirstOrDefault(setter => setter.Concept == "color temperature" && setter.IsNumber);
        var numbers = thing.Methods.FirstOrDefault(method => Has(method, Parts.Red, Parts.Green, Parts.Blue)) ?? thing.Methods.FirstOrDefault(method => Has(method, Parts.Hue, Parts.Saturation));
        return named is null && kelvin is null && numbers is null ? null : new ColorSetting(text, named, kelvin, numbers);
    }

    /// <summary>The method and arguments for a color; null when the thing cannot have it.</summary>
    /// <param name="color">A color or a kind of white of <see cref="Concepts"/>, or a word of the device's own.</param>
    /// <param name="asTemperature">True when the color of its white was asked for by name.</param>
    public (MethodModel Method, IReadOnlyDictionary<string, object> Arguments)? For(string color, bool asTemperature)
    {
        var isWhite = Concepts.All.Whites.TryGetValue(color, out var kelvin);
        if (!asTemperature && Named(color) is { } name) return (_named!.Method, One(_named, name));
        if (isWhite && _kelvin is not null) return (_kelvin.Method, One(_kelvin, Temperature(kelvin)));
        if (asTemperature || !Concepts.All.Colors.TryGetValue(isWhite ? "white" : color, out var hex)) return null;
        if (_byNumbers is not null) return (_byNumbers, Numbers(_byNumbers, hex));
        return _named is { Enum: null } ? (_named.Method, One(_named, Written(hex, color))) : null;
    }

    /// <summary>The method and arguments for a color temperature in kelvin, as near as the thing can; null when it cannot.</summary>
    public (MethodModel Method, IReadOnlyDictionary<string, object> Arguments)? ForKelvin(double kelvin) =>
        _kelvin is null ? null : (_kelvin.Method, One(_kelvin, Temperature(kelvin)));

    private static bool Has(MethodModel method, params List<string>[] names) =>
        names.All(same => method.Descriptor.Parameters.Any(parameter => parameter.Type == ThingValueType.Number && same.Contains(parameter.Name.ToLowerInvariant())))
        && method.Descriptor.Parameters.All(parameter => !parameter.Required || names.Any(same => same.Contains(parameter.Name.ToLowerInvariant()))
            || Parts.Value.Contains(parameter.Name.ToLowerInvariant()));

    private string? Named(string color) => _named?.Enum?.FirstOrDefault(value =>
        _text.Plain(value) is var words && (words == color || Concepts.All.ValueOf(words) == color));

    private static Dictionary<string, object> One(Setter setter, object value) => new() { [setter.Parameter.Name] = value };

    // Some count in mireds, a million by kelvin.
    private double Temperature(double kelvin)
    {
        var bounds = Bounds.Of(_kelvin!);
        var isMired = bounds.Unit?.Contains("mired", StringComparison.OrdinalIgnoreCase) == true
            || _kelvin!.Parameter.Name.Contains("mired", StringComparison.OrdinalIgnoreCase) || bounds.Max < 1000;
        if (bounds is { Min: 0, Max: 100 })
            return Math.Round(Math.Clamp((kelvin - 2700) / (6500 - 2700), 0, 1) * 100);
        var value = isMired ? Math.Round(1_000_000 / kelvin) : kelvin;
        return bounds.Snap(Math.Clamp(value, bounds.Min ?? value, Math.Max(bounds.Max ?? value, bounds.Min ?? value)));
    }

    private string Written(string hex, string color)
    {
        var parameter = _named!.Parameter;
        var told = $"{parameter.Name} {parameter.Description} {parameter.Pattern} {_named.Reported?.Descriptor.Description}".ToLowerInvariant();
        if (told.Contains("name", StringComparison.Ordinal) && !told.Contains("hex", StringComparison.Ordinal)) return color;
        if (told.Contains("hex", StringComparison.Ordinal) && !told.Contains('#', StringComparison.Ordinal) && told.Contains("without", StringComparison.Ordinal)) return hex.ToUpperInvariant();
        return told.Contains("hex", StringComparison.Ordinal) || told.Contains('#', StringComparison.Ordinal) || told.Contains("rgb", StringComparison.Ordinal)
            ? "#" + hex.ToUpperInvariant()
            : color;
    }

    private static Dictionary<string, object> Numbers(MethodModel method, string hex)
    {
        var (red, green, blue) = (Byte(hex, 0), Byte(hex, 2), Byte(hex, 4));
        var (hue, saturation, value) = HueOf(red, green, blue);
        var arguments = new Dictionary<string, object>();
        foreach (var parameter in method.Descriptor.Parameters)
        {
            var name = parameter.Name.ToLowerInvariant();
            double? part = Parts.Red.Contains(name) ? red / 255.0 : Parts.Green.Contains(name) ? green / 255.0 : Parts.Blue.Contains(name) ? blue / 255.0
                : Parts.Hue.Contains(name) ? hue / 360.0 : Parts.Saturation.Contains(name) ? saturation : Parts.Value.Contains(name) && parameter.Required ? value : null;
            if (part is not { } share) continue;
            var max = parameter.Max ?? (Parts.Hue.Contains(name) ? 360 : Parts.Saturation.Contains(name) || Parts.Value.Contains(name) ? 100 : 255);
            arguments[parameter.Name] = max <= 1 ? Math.Round(share * max, 3) : Math.Round(share * max);
        }
        return arguments;
    }

    private static int Byte(string hex, int start) => int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static (double Hue, double Saturation, double Value) HueOf(int red, int green, int blue)
    {
        double max = Math.Max(red, Math.Max(green, blue)), min = Math.Min(red, Math.Min(green, blue)), span = max - min;
        if (span == 0) return (0, 0, max / 255);
        var hue = max == red ? (green - blue) / span : max == green ? 2 + ((blue - red) / span) : 4 + ((red - green) / span);
        return (((hue * 60) + 360) % 360, span / max, max / 255);
    }
}
