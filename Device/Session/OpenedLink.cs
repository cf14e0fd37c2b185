namespace Firmware.Session
{
    /// <summary>A link that has just been opened.</summary>
    public sealed class OpenedLink
    {
        public OpenedLink(ITransport transport, LinkReceiver receiver)
        {
            Transport = transport;
            Receiver = receiver;
        }

        public ITransport Transport { get; }

        public LinkReceiver Receiver { get; }
    }
}
