using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Server.Updates;

/// <summary>A version of firmware: one to four numbers with dots between them, compared number by number, so that 1.10 is
/// newer than 1.9 and 1.0 as old as 1.0.0. Devices compare in the same way and stumble over anything else.</summary>
internal sealed class VersionNumber : IComparable<VersionNumber>
{
    private const int MaxParts = 4;

    /// <summary>Six digits: far from where a device's 32-bit number would overflow.</summary>
    private const int MaxDigits = 6;

    private readonly int[] _parts;

    private VersionNumber(string text, int[] parts)
    {
        Text = text;
        _parts = parts;
    }

    public string Text { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionNumber? version)
    {
        version = null;
        var texts = (text ?? "").Split('.');
        if (texts.Length > MaxParts || !texts.All(part => part.Length is > 0 and <= MaxDigits && part.All(char.IsAsciiDigit))) return false;
        var parts = new int[MaxParts];
        for (var i = 0; i < texts.Length; i++) parts[i] = int.Parse(texts[i], CultureInfo.InvariantCulture);
        version = new VersionNumber(text!, parts);
        return true;
    }

    public int CompareTo(VersionNumber? other) =>
        other is null ? 1 : _parts.Zip(other._parts, (ours, theirs) => ours.CompareTo(theirs)).FirstOrDefault(order => order != 0);

    public override string ToString() => Text;
}
