using Emulator.Attached;

namespace Emulator.Screen;

/// <summary>A line that begins with a slash: <c>/set THING VALUE</c> makes something happen to what is attached.</summary>
internal static class TypedLine
{
    /// <summary>What sets a command apart from a sentence to be spoken.</summary>
    public static bool IsCommand(string line) => line.StartsWith('/');

    /// <summary>Does what the line says; false with a reason, or with what could be said instead.</summary>
    public static bool TryObey(string line, IReadOnlyList<IAttachedHardware> attached, out string answer)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] != "/set")
        {
            answer = $"There is no {words[0]}; there is /set THING VALUE.";
            return false;
        }

        if (words.Length < 3 || attached.FirstOrDefault(hardware => hardware.Thing == words[1]) is not IDrivableHardware driven)
        {
            var can = attached.OfType<IDrivableHardware>().Select(hardware => $"/set {hardware.Thing} {hardware.Values}").ToList();
            answer = can.Count == 0 ? "Nothing on this board can be set." : string.Join("   ", can);
            return false;
        }

        if (!driven.TrySet(words[2..]))
        {
            answer = $"/set {driven.Thing} {driven.Values}";
            return false;
        }

        answer = $"{driven.Thing}: {driven.Describe()}";
        return true;
    }
}
