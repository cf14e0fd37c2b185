namespace Firmware.Protocol
{
    /// <summary>The server's word on a message of ours, or on itself (<c>type</c> is <c>server</c>).</summary>
    public sealed class ServerNoticeMessage : ServerMessage
    {
        public const string Type = "server";

        private ServerNoticeMessage(bool isError, string message, string errorCode)
        {
            IsError = isError;
            Message = message;
            ErrorCode = errorCode;
        }

        public bool IsError { get; }

        public string Message { get; }

        /// <summary>E.g. <c>SESSION_EXPIRED</c>; empty when none is given.</summary>
        public string ErrorCode { get; }

        internal static ServerNoticeMessage Read(JsonFields fields)
        {
            string status;
            return fields.TryGetText("status", out status)
                ? new ServerNoticeMessage(status == "error", fields.TextOr("message", ""), fields.TextOr("error_code", ""))
                : null;
        }
    }
}
