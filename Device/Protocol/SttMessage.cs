namespace Firmware.Protocol
{
    /// <summary>What the server understood.</summary>
    public sealed class SttMessage : ServerMessage
    {
        public const string Type = "stt";

        private SttMessage(string text)
        {
            Text = text;
        }

        public string Text { get; }

        internal static SttMessage Read(JsonFields fields)
        {
            string text;
            return fields.TryGetText("text", out text) ? new SttMessage(text) : null;
        }
    }
}
