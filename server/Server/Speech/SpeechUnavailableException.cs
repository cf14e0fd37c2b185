using System.Net.Sockets;

namespace Server.Speech;

/// <summary>An engine cannot be used at the moment: it is not reached, too busy, too late, or answers what cannot be used. Whoever
/// spoke is told, and the next utterance is tried anew.</summary>
/// <param name="message">For people, on the device's screen too: says which engine and what is wrong with it, nothing secret.</param>
/// <param name="cause">What lies behind it, for the log.</param>
public sealed class SpeechUnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The engine took longer than it may.</summary>
    /// <param name="engine">As people know it, such as "speech recogniser".</param>
    public static SpeechUnavailableException Late(string engine) => new($"The {engine} did not answer in time.");

    /// <summary>What a failure between here and the engine means; null when it is none of those.</summary>
    /// <param name="engine">As people know it.</param>
    /// <param name="failure">As the network or a reader of messages threw it.</param>
    public static SpeechUnavailableException? From(string engine, Exception failure) => failure switch
    {
        SpeechUnavailableException known => known,
        HttpRequestException or IOException or SocketException => new($"The {engine} cannot be reached, or the link to it broke.", failure),
        FormatException => new($"The answer of the {engine} cannot be used.", failure),
        _ => null,
    };
}
