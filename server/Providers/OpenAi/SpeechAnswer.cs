using Server.Audio;
using Server.Speech;

namespace Providers.OpenAi;

/// <summary>Sound as a speech service sends it: bare samples, or a WAV file whatever was asked for. Anything else is refused.</summary>
/// <param name="rawRateHz">Of bare samples, which do not say.</param>
/// <param name="targetRateHz">Of the samples that it gives.</param>
internal sealed class SpeechAnswer(int rawRateHz, int targetRateHz) : IDisposable
{
    // One sentence; an engine that says more than that has lost its way.
    private const int MaxSeconds = 120;

    private readonly MemoryStream _head = new();
    private PcmReader? _samples;
    private long? _expectedBytes;
    private long _bytes;
    private long _maxBytes;

    /// <summary>True once all of it was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What a media type says that cannot be used; null when it may be.</summary>
    public static string? Unusable(string? mediaType) => mediaType?.ToLowerInvariant() switch
    {
        null or "audio/pcm" or "audio/l16" or "audio/wav" or "audio/x-wav" or "audio/wave" or "audio/vnd.wave" or "application/octet-stream" => null,
        var other => other,
    };

    /// <summary>Takes bytes; what they make is good until the next call.</summary>
    /// <exception cref="FormatException">They are no sound that can be used.</exception>
    public ReadOnlyMemory<short> Read(ReadOnlySpan<byte> bytes)
    {
        if (_samples is not null) return ReadSamples(bytes);
        _head.Write(bytes);
        var head = _head.GetBuffer().AsSpan(0, (int)_head.Length);
        return TryOpen(head, out var start) ? ReadSamples(head[start..]) : default;
    }

    /// <summary>What is left at the end.</summary>
    /// <exception cref="FormatException">It ended too early.</exception>
    public ReadOnlyMemory<short> Finish()
    {
        if (_samples is null && _head.Length > 0) throw new FormatException("The sound is cut short.");
        if (_bytes < _expectedBytes) throw new FormatException($"The sound is cut short: {_bytes} of {_expectedBytes} bytes came.");
        IsComplete = true;
        return _samples?.Flush() ?? default;
    }

    public void Dispose()
    {
        _samples?.Dispose();
        _head.Dispose();
    }

    private bool TryOpen(ReadOnlySpan<byte> head, out int start)
    {
        start = 0;
        if (head.Length < 4) return false;
        if (head.StartsWith("RIFF"u8))
        {
            if (WavHeader.Read(head) is not { } header) return false;
            start = header.Length;
            Open(header.SampleRateHz, header.Channels, header.DataBytes);
            return true;
        }

        if (NameOf(head) is { } name) throw new FormatException($"The sound is {name}; 16-bit PCM, bare or as a WAV file, is needed.");
        Open(rawRateHz, 1, null);
        return true;
    }

    /// <summary>Of a form that is known by its first bytes.</summary>
    private static string? NameOf(ReadOnlySpan<byte> head) =>
        head.StartsWith("ID3"u8) ? "MP3"
        : head.StartsWith("OggS"u8) ? "Ogg"
        : head.StartsWith("fLaC"u8) ? "FLAC"
        // A frame of MPEG 1 or 2, layer III, at a rate and bit rate that there are; samples begin like this once in thousands.
        : head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[2] & 0xF0) is not (0 or 0xF0) && (head[2] & 0x0C) != 0x0C ? "MP3"
        : head.StartsWith("{\""u8) ? "JSON"
        : null;

    private void Open(int rateHz, int channels, long? expectedBytes)
    {
        _samples = new PcmReader(rateHz, channels, targetRateHz);
        _expectedBytes = expectedBytes;
        _maxBytes = (long)MaxSeconds * rateHz * channels * sizeof(short);
    }

    private ReadOnlyMemory<short> ReadSamples(ReadOnlySpan<byte> bytes)
    {
        // Behind the samples of a WAV file there may be text.
        if (_expectedBytes is { } expected) bytes = bytes[..(int)Math.Min(bytes.Length, expected - _bytes)];
        _bytes += bytes.Length;
        if (_bytes > _maxBytes) throw new FormatException($"The sound is longer than {MaxSeconds} s.");
        return _samples!.Read(bytes);
    }
}
