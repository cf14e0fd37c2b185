namespace Firmware.Protocol
{
    /// <summary>The microphone begins or ends to send.</summary>
    public static class ListenMessage
    {
        public const string Type = "listen";

        /// <summary>The device says when the user has finished.</summary>
        public const string Manual = "manual";

        /// <summary>The server hears when the user has finished; after its answer the device listens again.</summary>
        public const string Auto = "auto";

        /// <summary>As auto, with the microphone open while the server speaks.</summary>
        public const string Realtime = "realtime";

        public static string Start(string sessionId, string mode)
        {
            return Begin(sessionId).Name("state").Text("start").Name("mode").Text(mode).EndObject().ToString();
        }

        public static string Stop(string sessionId)
        {
            return Begin(sessionId).Name("state").Text("stop").EndObject().ToString();
        }

        private static JsonWriter Begin(string sessionId)
        {
            return new JsonWriter().BeginObject().Name("session_id").Text(sessionId).Name("type").Text(Type);
        }
    }
}
