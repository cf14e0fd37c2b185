namespace Server.Tools;

/// <summary>Gives tools names that every language model takes: <c>[a-zA-Z0-9_-]{1,64}</c>, no two alike.
/// The same names asked for in the same order give the same answers.</summary>
internal sealed class ToolNames
{
    private const int MaxLength = 64;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The wish with other characters turned to <c>_</c> and cut; followed by <c>_2</c>, <c>_3</c> … when it is taken.</summary>
    public string Take(string wish)
    {
        var name = Sanitise(wish);
        for (var number = 2; !_taken.Add(name); number++)
        {
            var ending = "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            name = Cut(Sanitise(wish), MaxLength - ending.Length) + ending;
        }
        return name;
    }

    private static string Sanitise(string wish)
    {
        var characters = wish.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_').ToArray();
        return characters.Length == 0 ? "_" : Cut(new string(characters), MaxLength);
    }

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..length];
}
