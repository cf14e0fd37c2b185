namespace Firmware.Session
{
    /// <summary>Why a link was not opened.</summary>
    public sealed class LinkRefusal
    {
        /// <param name="reason">In words.</param>
        /// <param name="status">The HTTP status of the server's answer; 0 when there was none.</param>
        public LinkRefusal(string reason, int status)
        {
            Reason = reason;
            ConcernsToken = status == 401 || status == 403;
        }

        public string Reason { get; }

        /// <summary>True when the server does not take the token: another may do.</summary>
        public bool ConcernsToken { get; }
    }
}
