using System.Text.Json.Nodes;

namespace Bench.Understanding;

/// <summary>Whether two lists of calls do the same. Numbers are equal by value, texts and names whatever their case; calls
/// to one thing must come in the same order, those to different things need not.</summary>
internal static class CallComparison
{
    /// <summary>True when nothing is missing, nothing is too much and every argument is the same.</summary>
    public static bool AreSame(IReadOnlyList<HouseCall> expected, IReadOnlyList<HouseCall> done)
    {
        if (expected.Count != done.Count) return false;
        var open = done.ToList();
        foreach (var call in expected)
        {
            // The first one left to the same thing: another order of those is another meaning.
            var at = open.FindIndex(other => HaveOneSubject(call, other));
            if (at < 0 || !AreSame(call, open[at])) return false;
            open.RemoveAt(at);
        }
        return true;
    }

    private static bool HaveOneSubject(HouseCall expected, HouseCall done) =>
        (expected.Kind == CallKind.Tool) == (done.Kind == CallKind.Tool)
        && AreSame(expected.Kind == CallKind.Tool ? expected.Member : expected.Thing, done.Kind == CallKind.Tool ? done.Member : done.Thing)
        && (expected.DeviceId is null || AreSame(expected.DeviceId, done.DeviceId));

    private static bool AreSame(HouseCall expected, HouseCall done) =>
        expected.Kind == done.Kind
        && AreSame(expected.Member, done.Member)
        && expected.AfterSeconds == done.AfterSeconds
        && AreSame(expected.Arguments, done.Arguments);

    private static bool AreSame(IReadOnlyDictionary<string, object> expected, IReadOnlyDictionary<string, object> done) =>
        expected.Count == done.Count
        && expected.All(argument => done.Any(other => AreSame(argument.Key, other.Key) && AreSame(argument.Value, other.Value)));

    private static bool AreSame(object expected, object done) => (expected, done) switch
    {
        (double one, double other) => Math.Abs(one - other) < 1e-6,
        (string one, string other) => AreSame(one, other),
        (JsonNode one, JsonNode other) => JsonNode.DeepEquals(one, other),
        _ => Equals(expected, done),
    };

    private static bool AreSame(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
