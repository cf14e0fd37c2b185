namespace Firmware.Things
{
    /// <summary>An infrared diode whose light is chopped at 38 kHz.</summary>
    public interface IInfraredSender
    {
        /// <summary>Throws when the hardware cannot be had.</summary>
        void Open();

        /// <summary>Starts to send and returns at once; not to be called before the time for the last items is over.</summary>
        /// <param name="items"><see cref="RmtItem"/>s in microseconds: high is light.</param>
        void Send(byte[] items);

        void Close();
    }
}
