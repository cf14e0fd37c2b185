namespace Firmware.Session
{
    /// <summary>A link that has ended, with the reason in words.</summary>
    public sealed class LostLink
    {
        public LostLink(LinkReceiver receiver, string reason)
        {
            Receiver = receiver;
            Reason = reason;
        }

        /// <summary>Tells the link apart from one opened since.</summary>
        public LinkReceiver Receiver { get; }

        public string Reason { get; }
    }
}
