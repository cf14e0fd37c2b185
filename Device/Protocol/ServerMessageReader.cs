namespace Firmware.Protocol
{
    /// <summary>Finds the class of a message by its <c>type</c>.</summary>
    public static class ServerMessageReader
    {
        /// <summary>
        /// Null when there is nothing to do: <paramref name="problem"/> then says why the text is unusable, or is null for
        /// a type or a form that this firmware does not know and ignores.
        /// </summary>
        public static ServerMessage Read(string text, out string problem)
        {
            problem = null;
            JsonFields fields;
            string type;
            if (!JsonReader.TryParse(text, out fields) || !fields.TryGetText("type", out type))
            {
                problem = "A message is not a JSON object with a \"type\".";
                return null;
            }

            switch (type)
            {
                case HelloMessage.Type: return ServerHelloMessage.Read(fields);
                case SttMessage.Type: return SttMessage.Read(fields);
                case TtsMessage.Type: return TtsMessage.Read(fields);
                case LlmMessage.Type: return LlmMessage.Read(fields);
                case IotMessage.Type: return IotCommandsMessage.Read(fields);
                case SystemMessage.Type: return SystemMessage.Read(fields);
                case AlertMessage.Type: return AlertMessage.Read(fields);
                case ServerNoticeMessage.Type: return ServerNoticeMessage.Read(fields);
                default: return null;
            }
        }
    }
}
