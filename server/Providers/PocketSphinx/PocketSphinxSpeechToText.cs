using Providers.PocketSphinx.Search;
using Server.Audio;
using Server.Speech;

namespace Providers.PocketSphinx;

/// <summary>Offline recognition of English commands: what can be said is a grammar, and what does not fit it is
/// refused. One engine serves all devices.</summary>
public sealed class PocketSphinxSpeechToText : ISpeechToText, IDisposable
{
    // Noise that swells is found to fit short words that go on for seconds.
    private const int MaxWordRows = 90;

    // Those that differ in an article only are among them.
    private const int MaxAlternatives = 8;

    private readonly PocketSphinxOptions _options;
    private readonly ILogger<PocketSphinxSpeechToText> _logger;
    private readonly AcousticModel _model;
    private readonly Pronunciations _pronunciations;
    private readonly GrammarCache _grammars;

    /// <exception cref="ArgumentException">A pronunciation in the options is not made of the model's phones.</exception>
    /// <exception cref="DllNotFoundException">A library is missing; the message names the packages.</exception>
    /// <exception cref="FileNotFoundException">The model is missing; the message names the package.</exception>
    public PocketSphinxSpeechToText(
        PocketSphinxOptions options, TimeProvider time, ILogger<PocketSphinxSpeechToText> logger)
    {
        foreach ((string word, string phones) in options.Pronunciations)
        {
            if (!Phones.AreKnown(phones))
                throw new ArgumentException($"The pronunciation of '{word}', {phones}, is not made of {string.Join(' ', Phones.All)}.", nameof(options));
        }
        NativeLibraries.Require(
            NativeLibraries.SphinxBase, NativeLibraries.Flite, NativeLibraries.FliteLexicon);
        // Both, or every front end prints its configuration to the console.
        SphinxLibrary.SetErrorCallback(0, 0);
        SphinxLibrary.SetLogFile(0);
        _options = options;
        _logger = logger;
        Time = time;
        _model = AcousticModel.Open(options.ModelFolder);
        _pronunciations = new Pronunciations(_model.DictionaryPath, options.Pronunciations, LetterToSound.Guess);
        _grammars = new GrammarCache(Compile);
        Searches = new SearchPool(_model);
        Meter = new RecognitionMeter(() => Searches.Lent);
    }

    /// <summary>Runs all recognisers' work, on as many threads of the pool as there are cores and no more.</summary>
    internal WorkQueue Work { get; } = new(Environment.ProcessorCount);

    internal SearchPool Searches { get; }

    internal RecognitionMeter Meter { get; }

    internal TimeProvider Time { get; }

    public ISpeechRecognizer CreateRecognizer() => new PocketSphinxRecognizer(this, new FrontEnd(_model));

    public async ValueTask PrepareAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
        => await Task.Factory.StartNew(
            () => GetGrammar(vocabulary.Jsgf), cancellationToken, TaskCreationOptions.DenyChildAttach, new WorkQueue.Lane(Work)).ConfigureAwait(false);

    /// <summary>The grammar of a vocabulary; the same one for equal vocabularies.</summary>
    /// <returns>Null when nothing of it can be spoken, which is logged.</returns>
    internal Grammar? GetGrammar(string jsgf) => _grammars.Of(jsgf);

    /// <summary>Decides whether an utterance was a command.</summary>
    /// <param name="words">The best command, if any.</param>
    /// <param name="margin">See <see cref="PhoneSearch.Finish"/>.</param>
    /// <param name="rows">Of 10 ms that the words took.</param>
    /// <param name="search">That found them.</param>
    /// <param name="heardSpeech">What the energy says. In loud noise it misses one command in twenty: it only tells
    /// speech that was not understood from noise.</param>
    internal Transcript Judge(string? words, double margin, int rows, PhoneSearch search, bool heardSpeech)
    {
        bool accepted = words is not null && margin >= _options.RejectionThreshold && rows <= MaxWordRows * words.Split(' ').Length;
        _logger.LogDebug("Heard '{Words}', margin {Margin:F2} over {Rows} rows: {Verdict}", words, margin, rows, accepted ? "accepted" : "refused");
        // 0.5 at the threshold, 0.98 ten above it.
        return accepted
            ? new Transcript(words!, 1 / (1 + Math.Exp((_options.RejectionThreshold - margin) / 2.5)), HeardSpeech: true)
            {
                Alternatives = [.. search.Others(MaxAlternatives, _options.AlternativesWithin).Select(other => other.Words)],
            }
            : heardSpeech ? Transcript.NotUnderstood : Transcript.Nothing;
    }

    /// <summary>Logs what ended a recogniser.</summary>
    internal void ReportFailure(Exception error) => _logger.LogError(error, "An utterance could not be recognised");

    public void Dispose()
    {
        Searches.Dispose();
        Meter.Dispose();
    }

    private Grammar? Compile(string jsgf)
    {
        if (jsgf.Length == 0)
        {
            _logger.LogWarning("The language that is spoken has no grammar: nothing will be understood. Choose a recogniser that hears all words.");
            return null;
        }
        Grammar? grammar = Grammar.TryCompile(jsgf, _pronunciations, _model.Definition, out IReadOnlyList<string> unspeakable);
        if (unspeakable.Count > 0)
            _logger.LogWarning("These words have no pronunciation and cannot be said: {Words}", string.Join(' ', unspeakable));
        if (grammar is not null)
            return grammar;
        _logger.LogError("The vocabulary is no usable grammar; nothing will be understood: {Jsgf}", jsgf);
        return null;
    }
}
