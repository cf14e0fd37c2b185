namespace Providers.PocketSphinx.Search;

/// <summary>A sentence that may have been said instead.</summary>
/// <param name="Behind">How much worse it fits in all, in the unit of scores: a margin of 1 over 100 rows is 100.</param>
internal readonly record struct OtherWords(string Words, int Behind);

// What the search kept of the words that lost.
internal sealed partial class PhoneSearch
{
    /// <summary>Other sentences that fit nearly as well as the one that <see cref="Finish"/> told, the best first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="width">How far behind they may be, see <see cref="OtherWords.Behind"/>; 0 for none.</param>
    public IReadOnlyList<OtherWords> Others(int most, int width)
    {
        if (width <= 0 || _bestEndRecord < 0)
            return [];
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        string best = WordsOf(_bestEndRecord, "");
        // Other ways to the end, and other ways to each place through which the best one went.
        for (int i = RowStart(_recordCount - 1); i >= 0 && i < _recordCount; i++)
        {
            if (_network.Places[_network.Arcs[_records[i].Arc].Target].EndScore is { } endScore)
                Take(i, _bestEnd - _records[i].Score - endScore, "");
        }
        string after = "";
        ulong followers = ulong.MaxValue;
        for (int i = _bestEndRecord; i >= 0; i = _records[i].From)
        {
            int target = _network.Arcs[_records[i].Arc].Target;
            for (int j = RowStart(i); j < _recordCount && _records[j].Row == _records[i].Row; j++)
            {
                // A last phone in the context of another phone than the one that followed fits better only because nothing came of it.
                if (_network.Arcs[_records[j].Arc].Target == target && (_records[j].Next & followers) != 0)
                    Take(j, _records[i].Score - _records[j].Score, after);
            }
            PhoneNetwork.Arc arc = _network.Arcs[_records[i].Arc];
            (after, followers) = (Join(arc.Word, after), 1UL << arc.FirstPhone);
        }
        return [.. found.OrderBy(other => other.Value).Take(most).Select(other => new OtherWords(other.Key, other.Value))];

        void Take(int record, int behind, string suffix)
        {
            if (behind > width)
                return;
            string words = WordsOf(record, suffix);
            if (words.Length > 0 && words != best && (!found.TryGetValue(words, out int known) || behind < known))
                found[words] = behind;
        }
    }

    private int RowStart(int record)
    {
        while (record > 0 && _records[record - 1].Row == _records[record].Row)
            record--;
        return record;
    }

    private string WordsOf(int record, string suffix)
    {
        for (; record >= 0; record = _records[record].From)
            suffix = Join(_network.Arcs[_records[record].Arc].Word, suffix);
        return suffix;
    }

    private static string Join(string? word, string rest) => word is null ? rest : rest.Length == 0 ? word : $"{word} {rest}";
}
