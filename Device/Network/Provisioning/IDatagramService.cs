namespace Firmware.Network.Provisioning
{
    /// <summary>Answers datagrams, one at a time.</summary>
    public interface IDatagramService
    {
        /// <summary>
        /// Writes the answer to one datagram; its length, or 0 when there is none to give. Whatever the datagram holds.
        /// </summary>
        /// <param name="request">What came, from its first byte on.</param>
        /// <param name="length">How much of it came.</param>
        /// <param name="reply">Room for <see cref="DatagramServer.MaxBytes"/>.</param>
        int Answer(byte[] request, int length, byte[] reply);
    }
}
