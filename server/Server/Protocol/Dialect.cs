namespace Server.Protocol;

/// <summary>Which of the two interfaces a client speaks: that of the ESP32 server API or that of the C# server API. They
/// share most messages; all that differs is decided here.</summary>
internal abstract class Dialect
{
    /// <summary>The interface of the boards.</summary>
    public static readonly Dialect Esp32 = new Esp32Dialect();

    /// <summary>The interface of browsers and apps.</summary>
    public static readonly Dialect CSharp = new CSharpDialect();

    /// <summary>Where it is spoken.</summary>
    public abstract string Path { get; }

    /// <summary>True when a client that can set headers must say who it is.</summary>
    public abstract bool NeedsDeviceId { get; }

    /// <summary>Why something was refused.</summary>
    public abstract ServerMessage Error(string sessionId, ProtocolError error);

    /// <summary>Where the spoken answer stands.</summary>
    /// <param name="text">The sentence; null for the whole answer.</param>
    /// <param name="sentence">Which sentence of the answer, from 1.</param>
    /// <param name="codec">How its sound is coded, e.g. <c>opus</c>.</param>
    public abstract TtsMessage Speech(string sessionId, string state, string? text, int sentence, string codec);

    /// <summary>The sentence that will be spoken next, and its mood.</summary>
    public abstract LlmMessage Sentence(string sessionId, string emotion, string text);

    /// <summary>The answer is complete, or was cut off; null where nothing is said of that.</summary>
    public abstract LlmMessage? EndOfAnswer(string sessionId, bool aborted);

    private sealed class Esp32Dialect : Dialect
    {
        public override string Path => "/xiaozhi/v1/";

        public override bool NeedsDeviceId => true;

        public override ServerMessage Error(string sessionId, ProtocolError error) => StatusMessage.From(error);

        public override TtsMessage Speech(string sessionId, string state, string? text, int sentence, string codec) =>
            new(sessionId, state, text);

        // Boards show the symbol and get the sentence with tts.
        public override LlmMessage Sentence(string sessionId, string emotion, string text) =>
            new(sessionId, emotion, Emotions.SymbolOf(emotion));

        public override LlmMessage? EndOfAnswer(string sessionId, bool aborted) => null;
    }

    private sealed class CSharpDialect : Dialect
    {
        public override string Path => "/";

        public override bool NeedsDeviceId => false;

        public override ServerMessage Error(string sessionId, ProtocolError error) =>
            new ErrorMessage(error.Code, error.Message, sessionId);

        public override TtsMessage Speech(string sessionId, string state, string? text, int sentence, string codec) =>
            new(sessionId, state, text) { Index = text is null ? null : sentence, AudioCodec = codec };

        public override LlmMessage Sentence(string sessionId, string emotion, string text) =>
            new(sessionId, emotion, text) { IsStreaming = true };

        public override LlmMessage EndOfAnswer(string sessionId, bool aborted) =>
            new(sessionId, Emotions.Neutral, "") { IsStreaming = true, FinishReason = aborted ? "abort" : "stop" };
    }
}
