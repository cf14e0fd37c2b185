namespace Firmware.Things
{
    /// <summary>Sends counted pulses of one frequency without any managed code on the way.</summary>
    public interface IPulseTrain
    {
        int PulsesPerSecond { get; }

        /// <summary>Throws when the hardware cannot be had.</summary>
        void Open();

        /// <summary>
        /// Starts some of the wanted pulses, at least one and at most a quarter of a second of them, and returns their number
        /// at once. Not to be called again before the time for them is over.
        /// </summary>
        int Send(int wanted);

        void Close();
    }
}
