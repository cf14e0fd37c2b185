using System.Text.RegularExpressions;

namespace Emulator.Demo;

/// <summary>Tells the sentence with which a server admits that it did not understand.</summary>
internal static partial class Refusal
{
    public static bool Is(string answer) => Admission().IsMatch(answer);

    [GeneratedRegex(@"sorry|pardon|(not|n't|n’t) (understand|understood|catch|get that|know)|say (that|it) again", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Admission();
}
