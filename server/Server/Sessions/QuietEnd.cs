namespace Server.Sessions;

/// <summary>Finds the end of an utterance of which the client should tell and does not: after speech it sends digital
/// silence, as clients with a closed microphone do. No open microphone is that quiet, so nobody who pauses while they hold
/// the button is cut off.</summary>
internal sealed class QuietEnd
{
    /// <summary>1.2 seconds at 16 kHz.</summary>
    private const int SilentSamples = 12 * Audio.AudioFormat.RecognitionRateHz / 10;

    /// <summary>Above what a codec makes of silence, and below the noise of any microphone.</summary>
    private const int SilentPeak = 8;

    private const int SpeechPeak = 500;

    private bool _spoke;
    private int _silent;

    public void Reset()
    {
        _spoke = false;
        _silent = 0;
    }

    /// <summary>True when the utterance is over.</summary>
    public bool Write(ReadOnlySpan<short> samples)
    {
        var peak = 0;
        foreach (var sample in samples) peak = Math.Max(peak, Math.Abs((int)sample));
        _spoke |= peak >= SpeechPeak;
        _silent = peak <= SilentPeak ? _silent + samples.Length : 0;
        return _spoke && _silent >= SilentSamples;
    }
}
