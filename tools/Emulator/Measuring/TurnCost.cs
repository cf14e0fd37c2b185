using Nano;

namespace Emulator.Measuring;

/// <summary>What one turn took: from the button going down until the device is idle again and quiet.</summary>
/// <param name="Sentence">What was said.</param>
/// <param name="Whole">All threads, all of it.</param>
/// <param name="Listening">All threads while the microphone recorded speech, without its opening and closing.</param>
/// <param name="Speaking">All threads while the answer sounded, without its beginning and end.</param>
/// <param name="Problem">Empty when all went well.</param>
internal sealed record TurnCost(string Sentence, MeterReading Whole, MeterReading Listening, MeterReading Speaking, string Problem)
{
    /// <summary>Texts that the firmware sent: sound leaves on a thread of its own.</summary>
    public long MessagesSent => Whole.Loop()[NativeCall.SocketSend].Calls;

    /// <summary>Texts that came: whoever receives allocates for a text and for nothing else.</summary>
    public long MessagesReceived => Whole.Receiver()[NativeCall.SocketReceive].AllocatingCalls;
}
