using Server.Audio;

namespace Providers.Wyoming;

/// <summary>Sound as a service sends it, message by message.</summary>
/// <param name="targetRateHz">Of the samples that it gives.</param>
internal sealed class WyomingSound(int targetRateHz) : IDisposable
{
    // One sentence; an engine that says more than that has lost its way.
    private const int MaxSeconds = 120;
    private const int MaxMessages = 100_000;

    private WyomingFormat? _format;
    private PcmReader? _reader;
    private double _seconds;
    private int _messages;

    /// <summary>True once all of it was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The samples of a message, good until the next; none for one that is not about sound.</summary>
    /// <exception cref="FormatException">It is no sound that can be used, or too much.</exception>
    public ReadOnlyMemory<short> Read(WyomingEvent message)
    {
        if (++_messages > MaxMessages) throw new FormatException("The sound has no end.");
        switch (message.Type)
        {
            case WyomingEvent.AudioStart:
                Open(FormatOf(message));
                return default;
            case WyomingEvent.AudioChunk:
                // Some send no start; none changes the form in between.
                if (_reader is null) Open(FormatOf(message));
                _seconds += (double)message.Payload.Length / (_format!.Rate * _format.Channels * _format.Width);
                if (_seconds > MaxSeconds) throw new FormatException($"The sound is longer than {MaxSeconds} s.");
                return _reader!.Read(message.Payload.Span);
            case WyomingEvent.AudioStop:
                IsComplete = true;
                return _reader?.Flush() ?? default;
            default:
                return default;
        }
    }

    public void Dispose() => _reader?.Dispose();

    private void Open(WyomingFormat format)
    {
        if (format == _format) return;
        if (_format is not null) throw new FormatException("The sound changes its form.");
        _format = format;
        _reader = new PcmReader(format.Rate, format.Channels, targetRateHz);
    }

    private static WyomingFormat FormatOf(WyomingEvent message)
    {
        var format = message.Read(WyomingJson.Default.WyomingFormat);
        return format.Width == sizeof(short) && PcmReader.Takes(format.Rate, format.Channels)
            ? format
            : throw new FormatException($"The sound has {format.Width} bytes a sample, {format.Channels} channels, {format.Rate} Hz.");
    }
}
