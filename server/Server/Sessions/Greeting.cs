using Server.Speech;

namespace Server.Sessions;

/// <summary>Waits after a wake word whether somebody goes on to speak; if nobody does, the client is greeted.</summary>
internal sealed class Greeting(SessionOptions options, TimeProvider time)
{
    private volatile bool _microphoneIsOpen;
    private volatile bool _isDue;

    /// <summary>True once the greeting is decided on.</summary>
    public bool IsDue => _isDue;

    /// <summary>The client sends sound, or says that it will.</summary>
    public void MicrophoneIsOpen() => _microphoneIsOpen = true;

    /// <summary>Returns what is to be answered, when it is time.</summary>
    public async Task<Transcript> WaitAsync(string wakeWord)
    {
        await Task.Delay(options.GreetingDelay, time);
        if (_microphoneIsOpen) await Task.Delay(options.GreetingPatience - options.GreetingDelay, time);
        _isDue = true;
        return new Transcript(wakeWord, 1, HeardSpeech: true);
    }
}
