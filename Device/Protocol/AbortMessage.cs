namespace Firmware.Protocol
{
    /// <summary>The user interrupts. The server answers each with <c>tts stop</c>.</summary>
    public static class AbortMessage
    {
        public const string Type = "abort";

        public static string ToJson(string sessionId)
        {
            return new JsonWriter().BeginObject()
                .Name("session_id").Text(sessionId)
                .Name("type").Text(Type)
                .Name("reason").Text("user_interrupt")
                .EndObject().ToString();
        }
    }
}
