using Server.Agents.Offline.Grammar;
using Server.Agents.Offline.Reading;
using Server.Devices;
using Server.Speech;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>All that can be said to some things, for both ends: the recogniser's vocabulary and the understanding of
/// its sentences come from the same rule. Immutable; safe for concurrent use.</summary>
internal sealed class CommandModel
{
    // Who speaks to a house uses none of these; who wants to trick a model does.
    private static readonly System.Buffers.SearchValues<char> NotSpoken = System.Buffers.SearchValues.Create("<>{}[]_=|\\");
    private static readonly DigitReading[] InWordsOnly = [DigitReading.InWords];
    private static readonly DigitReading[] AllReadings = [DigitReading.InWords, DigitReading.DigitByDigit, DigitReading.AsTyped];

    private readonly SpokenLanguage _language;
    private readonly SentenceReader _reader;
    private readonly SentenceGrammar _grammar;
    private readonly Dictionary<string, ThingModel> _byName;

    private CommandModel(IReadOnlyList<ThingModel> things, SentenceGrammar grammar, SpokenLanguage language, Vocabulary vocabulary, TimeProvider time)
    {
        Things = things;
        Vocabulary = vocabulary;
        _grammar = grammar;
        _language = language;
        _reader = new SentenceReader(things, language, time);
        _byName = things.ToDictionary(thing => thing.Name, StringComparer.Ordinal);
    }

    /// <summary>The things in the order of their names.</summary>
    public IReadOnlyList<ThingModel> Things { get; }

    /// <summary>What a recogniser listens for.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Builds the model. The order of the descriptors does not matter, except for the names of tools.</summary>
    public static CommandModel Build(IReadOnlyList<ThingDescriptor> descriptors, SpokenLanguage language, TimeProvider? time = null)
    {
        var tools = DescriptorTools.Build(descriptors).ToLookup(tool => tool.Thing.Name, StringComparer.Ordinal);
        var things = descriptors.DistinctBy(descriptor => descriptor.Name, StringComparer.Ordinal)
            .OrderBy(descriptor => descriptor.Name, StringComparer.Ordinal)
            .Select((descriptor, index) => new ThingModel(index, descriptor, tools[descriptor.Name], language)).ToList();
        var grammar = CommandGrammar.Build(things, language.Language, language.Text);
        var names = things.Select(thing => thing.SaidName).OfType<string>();
        return new CommandModel(things, grammar, language, new Vocabulary(language.Language.Patterns.HasSentences ? JsgfWriter.Write(grammar.Spoken) : "", new NameList(names)), time ?? TimeProvider.System);
    }

    /// <summary>The thing that its board calls so; null when there is none.</summary>
    public ThingModel? Named(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The likeliest ways to understand a sentence, all equally likely; none when it means nothing here. A sentence
    /// of the grammar means what the grammar says; any other is read freely.</summary>
    /// <param name="recent">What was done last; null for nothing.</param>
    public IReadOnlyList<Understanding> Understand(string sentence, Recent? recent = null)
    {
        if (sentence.AsSpan().ContainsAny(NotSpoken)) return [];
        var recognised = Recognise(sentence);
        if (recognised is [{ IsToBeRead: false }, ..]) return recognised;
        if (sentence.Length > SpokenText.MaxLength) return [];
        var talk = _language.Phrases.TalkOf(sentence);
        if (talk is not null and not (TalkWords.Stop or TalkWords.Cancel)) return [new Understanding([], talk, null)];
        var reading = _reader.Read(sentence, recent);
        if (talk is not null && reading.Commands.Count == 0) return [new Understanding([], talk, null)];
        if (reading.Named is { } named) return [new Understanding([], null, named)];
        if (reading.Commands.Count == 0 && reading.Answer is null)
        {
            // "A bit more" of nothing.
            if (recognised.Count > 0) return [new Understanding([], null, null) { Answer = "which_thing" }];
            return AbsentIn(sentence) is { } absent ? [new Understanding([], null, null) { Confidence = 0, Absent = absent }] : [];
        }
        return [new Understanding(reading.Commands, null, null) { Confidence = reading.Confidence, Answer = reading.Answer }];
    }

    /// <summary>What the sentence is an order for, if that is a thing that houses have; null for any other sentence.</summary>
    public AbsentThing? AbsentIn(string sentence)
    {
        if (_grammar.Absent is null || sentence.Length > SpokenText.MaxLength || sentence.AsSpan().ContainsAny(NotSpoken)) return null;
        var words = _language.Text.Words(sentence, DigitReading.InWords);
        return SentenceMatcher.Match(_grammar.Absent, words).SelectMany(values => values.OfType<AbsentThing>()).FirstOrDefault();
    }

    /// <summary>The likeliest ways to understand a sentence of the grammar; none when it is not in it.</summary>
    public IReadOnlyList<Understanding> Recognise(string sentence)
    {
        if (sentence.Length > SpokenText.MaxLength) return [];
        // Typed digits may be a number, digits one by one ("29340"), or a number that is too great to be said.
        foreach (var reading in sentence.Any(char.IsAsciiDigit) ? AllReadings : InWordsOnly)
        {
            var words = _language.Text.Words(sentence, reading);
            if (words.Count > 0 && Likeliest(SentenceMatcher.Match(_grammar.Understood, words)) is { Count: > 0 } found) return found;
        }
        return [];
    }

    private static List<Understanding> Likeliest(IReadOnlyList<IReadOnlyList<object>> readings)
    {
        var all = readings.Select(values => new Understanding(
            values.OfType<Command>().ToList(),
            values.OfType<TalkWords>().Select(talk => (TalkWords?)talk).FirstOrDefault(),
            values.OfType<NamedThing>().FirstOrDefault())
        {
            IsToBeRead = values.Contains(ReadFreely.Instance),
        }).ToList();
        if (all.Exists(reading => !reading.IsToBeRead)) all.RemoveAll(reading => reading.IsToBeRead);
        if (all.Count < 2) return all;
        var likeliest = all.Min(reading => reading.Unlikeliness);
        return Merged(all.FindAll(reading => reading.Unlikeliness == likeliest));
    }

    // "Brighter" for lamps that are counted otherwise is one reading in which it is open which lamp is meant.
    private static List<Understanding> Merged(List<Understanding> readings)
    {
        var merged = new List<Understanding>();
        foreach (var reading in readings)
        {
            var same = reading is { Commands: [{ Targets: [var target] } command] }
                ? merged.FindIndex(other => other is { Commands: [{ Targets: [var known] } before] }
                    && before.Act == command.Act && known.Scope == target.Scope && known.IsImplied == target.IsImplied)
                : -1;
            if (same < 0)
            {
                merged.Add(reading);
                continue;
            }
            var (first, more) = (merged[same].Commands[0], reading.Commands[0].Targets[0]);
            var all = first.Targets[0] with { Things = [.. first.Targets[0].Things.Union(more.Things)] };
            merged[same] = merged[same] with { Commands = [first with { Targets = [all] }] };
        }
        return merged;
    }

    /// <summary>Names that compare by their text, so that equal vocabularies are equal.</summary>
    private sealed class NameList(IEnumerable<string> names) : IReadOnlyList<string>, IEquatable<NameList>
    {
        private readonly string[] _names = [.. names];

        public int Count => _names.Length;

        public string this[int index] => _names[index];

        public bool Equals(NameList? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

        public override bool Equals(object? obj) => Equals(obj as NameList);

        public override int GetHashCode() => _names.Length == 0 ? 0 : HashCode.Combine(_names.Length, _names[0], _names[^1]);

        public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
