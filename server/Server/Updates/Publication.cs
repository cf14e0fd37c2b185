using System.Globalization;
using System.Text.RegularExpressions;

namespace Server.Updates;

/// <summary>What firmware is published as, and for whom.</summary>
/// <param name="Board">What devices call their board: small letters, digits, '.', '_' and '-'.</param>
/// <param name="Channel">The devices that follow it get it; those of every channel also get what is in <see cref="Stable"/>.</param>
/// <param name="RolloutPercent">How many of them, 0 to 100.</param>
internal sealed partial record Publication(string Board, VersionNumber Version, string Channel, int RolloutPercent)
{
    public const string Stable = "stable";

    private const string AllOfThem = "100";

    /// <summary>False, with the reason in words, when one of the texts is none. Without channel it is <see cref="Stable"/>,
    /// without percentage all.</summary>
    public static bool TryParse(string? board, string? version, string? channel, string? percent, out Publication? publication, out string problem)
    {
        publication = null;
        if (!IsBoardName(board))
        {
            problem = $"\"{board}\" is no name of a board: small letters, digits, '.', '_' and '-', beginning with a letter or digit.";
            return false;
        }

        if (!VersionNumber.TryParse(version, out var number))
        {
            problem = $"\"{version}\" is no version: up to four numbers with dots between them, like 1.2.0.";
            return false;
        }

        if (!TryParseRollout(channel, percent, out var name, out var share, out problem)) return false;
        publication = new Publication(board!, number, name, share);
        return true;
    }

    public static bool TryParseRollout(string? channel, string? percent, out string name, out int share, out string problem)
    {
        name = channel ?? Stable;
        share = 0;
        problem = "";
        if (!ChannelName().IsMatch(name)) problem = $"\"{channel}\" is no name of a channel: at most 32 small letters, digits, '_' and '-', beginning with a letter.";
        else if (!int.TryParse(percent ?? AllOfThem, NumberStyles.None, CultureInfo.InvariantCulture, out share) || share > 100)
            problem = $"\"{percent}\" is no percentage: a whole number from 0 to 100.";
        return problem.Length == 0;
    }

    public static bool IsBoardName(string? text) => text is not null && BoardName().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z")]
    private static partial Regex BoardName();

    [GeneratedRegex(@"^[a-z][a-z0-9_-]{0,31}\z")]
    private static partial Regex ChannelName();
}
