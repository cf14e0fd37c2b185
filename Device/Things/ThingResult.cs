namespace Firmware.Things
{
    /// <summary>What became of a call.</summary>
    public sealed class ThingResult
    {
        /// <summary>A parameter is missing, of the wrong type or out of range; nothing was done.</summary>
        public const string InvalidParameter = "INVALID_PARAMETER";

        /// <summary>The hardware did not answer or could not be opened.</summary>
        public const string HardwareError = "HARDWARE_ERROR";

        /// <summary>No thing of that name hangs on the board.</summary>
        public const string UnknownDevice = "UNKNOWN_DEVICE";

        /// <summary>The thing cannot do that in the state in which it is; nothing was done.</summary>
        public const string InvalidState = "INVALID_STATE";

        /// <summary>The thing has no such method.</summary>
        public const string UnknownMethod = "UNKNOWN_METHOD";

        private ThingResult(string text, string errorCode)
        {
            Text = text;
            ErrorCode = errorCode;
        }

        public bool Success
        {
            get { return ErrorCode == null; }
        }

        /// <summary>What was done, or what was wrong, in words.</summary>
        public string Text { get; }

        /// <summary>Null on success.</summary>
        public string ErrorCode { get; }

        public static ThingResult Done(string text)
        {
            return new ThingResult(text, null);
        }

        public static ThingResult Failed(string errorCode, string text)
        {
            return new ThingResult(text, errorCode);
        }
    }
}
