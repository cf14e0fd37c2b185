namespace Server.Tests.Speech.Contract;

/// <summary>A recording and what is said in it.</summary>
internal sealed record Spoken(short[] Samples, string Text);

/// <summary>What transcribing peers know: they understand these recordings, exactly as they are, and nothing else.</summary>
internal sealed class KnownRecordings
{
    public const string Unknown = "something else";

    private readonly List<Spoken> _known = [];

    /// <summary>What came last.</summary>
    public short[] Last { get; private set; } = [];

    public void Add(Spoken spoken) => _known.Add(spoken);

    public string Transcribe(ReadOnlySpan<byte> pcm)
    {
        var samples = new short[pcm.Length / sizeof(short)];
        Buffer.BlockCopy(pcm.ToArray(), 0, samples, 0, samples.Length * sizeof(short));
        Last = samples;
        return _known.Find(spoken => spoken.Samples.AsSpan().SequenceEqual(samples))?.Text ?? Unknown;
    }
}
