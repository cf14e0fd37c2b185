namespace Server.Agents.Offline.Reading;

/// <summary>Lays spans end to end: the cheapest ways to cover a part of a sentence with one meaning for every word.</summary>
internal static class Paths
{
    // As many as the few words of several meanings in one clause need; more is only slower.
    private const int Kept = 32;

    /// <summary>The ways, cheapest first.</summary>
    public static IEnumerable<Path> Cheapest(IReadOnlyList<Span>[] spans, int start, int end)
    {
        var ways = new List<Way>[end - start + 1];
        for (var i = 0; i < ways.Length; i++) ways[i] = [];
        ways[0].Add(new Way(0, null, null));
        for (var position = start; position < end; position++)
        {
            var here = ways[position - start];
            if (here.Count > Kept)
            {
                here.Sort(static (one, other) => one.Cost.CompareTo(other.Cost));
                here.RemoveRange(Kept, here.Count - Kept);
            }
            foreach (var span in spans[position])
            {
                if (span.End > end) continue;
                var there = ways[span.End - start];
                foreach (var way in here) there.Add(new Way(way.Cost + span.Cost, span, way));
            }
        }
        return ways[^1].OrderBy(way => way.Cost).Take(Kept).Select(way => new Path(way.Spans(), way.Cost));
    }

    private sealed record Way(double Cost, Span? Last, Way? Before)
    {
        public List<Span> Spans()
        {
            var spans = new List<Span>();
            for (var way = this; way.Last is not null; way = way.Before!) spans.Add(way.Last);
            spans.Reverse();
            return spans;
        }
    }
}

/// <summary>Spans that follow one another.</summary>
/// <param name="Cost">The sum of theirs.</param>
internal sealed record Path(IReadOnlyList<Span> Spans, double Cost);
