using Microsoft.Extensions.Logging.Abstractions;
using Providers.Flite;
using Providers.PocketSphinx;
using Server.Speech;

namespace Server.Tests.Speech;

/// <summary>The real engines, made once for all tests, and what is often done with them.</summary>
internal static class SpeechEngines
{
    private const string Number = "one | two | three | four | five | six | seven | eight | nine | ten";

    private static readonly Lazy<PocketSphinxSpeechToText> LazyRecognition = new(
        () => new PocketSphinxSpeechToText(new PocketSphinxOptions(), TimeProvider.System, NullLogger<PocketSphinxSpeechToText>.Instance));

    private static readonly Lazy<FliteTextToSpeech> LazyWoman = new(() => new FliteTextToSpeech(new FliteOptions(), NullLogger<FliteTextToSpeech>.Instance));

    private static readonly Lazy<FliteTextToSpeech> LazyMan = new(() => new FliteTextToSpeech(new FliteOptions { Voice = "rms" }, NullLogger<FliteTextToSpeech>.Instance));

    public static PocketSphinxSpeechToText Recognition => LazyRecognition.Value;

    public static FliteTextToSpeech Woman => LazyWoman.Value;

    public static FliteTextToSpeech Man => LazyMan.Value;

    public static Vocabulary Robot { get; } = Grammar($"go (forward | backward) ({Number}) (meter | meters)");

    public static Vocabulary Digits { get; } = Grammar("(zero | oh | one | two | three | four | five | six | seven | eight | nine)+");

    public static Vocabulary Cards { get; } = Grammar(
        "<card> | <card> <card> | <card> <card> <card> | <rank> <card> | <rank> <rank>",
        "<card> = <rank> [of] (clubs | hearts | diamonds | spades); "
        + "<rank> = ace | two | three | four | five | six | seven | eight | nine | ten | jack | queen | king | lady;");

    public static Vocabulary House { get; } = Grammar(
        "[please] (turn (on | off) [the] <thing> | turn [the] <thing> (on | off) | set [the] <thing> to <level> percent "
        + "| (open | close) [the] (curtain | garage door | window) | what is the temperature [in the kitchen] | stop)",
        "<thing> = light | kitchen light | bedroom lamp | fan | heater | desk lamp | coffee machine; "
        + "<level> = ten | twenty | thirty | fifty | seventy | one hundred;");

    public static Vocabulary Grammar(string command, string rules = "")
        => new($"#JSGF V1.0; grammar test; public <command> = {command}; {rules}", []);

    /// <summary>What the engine says, in 16 kHz.</summary>
    public static async Task<short[]> SayAsync(ITextToSpeech engine, string sentence, string? voice = null)
    {
        var samples = new List<short>();
        await foreach (ReadOnlyMemory<short> chunk in engine.SynthesizeAsync(sentence, voice, CancellationToken.None))
            samples.AddRange(chunk.Span);
        return [.. samples];
    }

    /// <summary>One utterance, in frames of 60 ms.</summary>
    public static async Task<Transcript> HearAsync(ISpeechRecognizer recognizer, short[] samples)
    {
        await recognizer.StartAsync(CancellationToken.None);
        foreach (short[] frame in samples.Chunk(960))
            await recognizer.WriteAsync(frame, CancellationToken.None);
        return await recognizer.FinishAsync(CancellationToken.None);
    }

    /// <summary>One utterance to a recogniser of its own.</summary>
    public static async Task<Transcript> HearAsync(Vocabulary vocabulary, short[] samples)
    {
        await using ISpeechRecognizer recognizer = Recognition.CreateRecognizer();
        await recognizer.SetVocabularyAsync(vocabulary, CancellationToken.None);
        return await HearAsync(recognizer, samples);
    }
}
