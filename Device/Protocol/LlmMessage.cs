namespace Firmware.Protocol
{
    /// <summary>The mood of the answer, for devices that have a face.</summary>
    public sealed class LlmMessage : ServerMessage
    {
        public const string Type = "llm";

        private LlmMessage(string emotion)
        {
            Emotion = emotion;
        }

        /// <summary>E.g. <c>happy</c>; <c>neutral</c> when none is given.</summary>
        public string Emotion { get; }

        internal static LlmMessage Read(JsonFields fields)
        {
            return new LlmMessage(fields.TextOr("emotion", "neutral"));
        }
    }
}
