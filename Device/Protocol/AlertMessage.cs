namespace Firmware.Protocol
{
    /// <summary>Something the owner of the device should know.</summary>
    public sealed class AlertMessage : ServerMessage
    {
        public const string Type = "alert";

        private AlertMessage(string status, string message)
        {
            Status = status;
            Message = message;
        }

        public string Status { get; }

        public string Message { get; }

        internal static AlertMessage Read(JsonFields fields)
        {
            string message;
            return fields.TryGetText("message", out message)
                ? new AlertMessage(fields.TextOr("status", ""), message)
                : null;
        }
    }
}
