namespace Firmware.Protocol
{
    /// <summary>An order to the device itself.</summary>
    public sealed class SystemMessage : ServerMessage
    {
        public const string Type = "system";

        public const string Reboot = "reboot";

        private SystemMessage(string command)
        {
            Command = command;
        }

        public string Command { get; }

        /// <summary>Tells the server that the order was understood and is about to be carried out.</summary>
        public static string Confirm(string sessionId, string command)
        {
            return new JsonWriter().BeginObject()
                .Name("session_id").Text(sessionId)
                .Name("type").Text(Type)
                .Name("command").Text(command)
                .Name("success").Boolean(true)
                .EndObject().ToString();
        }

        internal static SystemMessage Read(JsonFields fields)
        {
            string command;
            return fields.TryGetText("command", out command) ? new SystemMessage(command) : null;
        }
    }
}
