namespace Firmware.Protocol
{
    /// <summary>Where the server's speech is.</summary>
    public sealed class TtsMessage : ServerMessage
    {
        public const string Type = "tts";

        public const string Start = "start";

        public const string SentenceStart = "sentence_start";

        public const string SentenceEnd = "sentence_end";

        public const string Stop = "stop";

        private TtsMessage(string state, string text)
        {
            State = state;
            Text = text;
        }

        /// <summary>One of the four constants, or something newer.</summary>
        public string State { get; }

        /// <summary>The sentence; empty when none is given.</summary>
        public string Text { get; }

        internal static TtsMessage Read(JsonFields fields)
        {
            string state;
            return fields.TryGetText("state", out state) ? new TtsMessage(state, fields.TextOr("text", "")) : null;
        }
    }
}
