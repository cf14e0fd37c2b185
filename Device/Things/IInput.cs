namespace Firmware.Things
{
    /// <summary>A contact, a push button or a detector with two states, debounced.</summary>
    public interface IInput
    {
        /// <summary>Throws when the pin cannot be had.</summary>
        void Open();

        /// <summary>
        /// True when it is active now or has been since this was last asked, so that a short press between two ticks is
        /// not lost.
        /// </summary>
        bool TakeActive();

        void Close();
    }
}
