namespace Firmware.Things
{
    /// <summary>A pin that drives something.</summary>
    public interface IOutput
    {
        /// <summary>Takes the pin, at level 0. Throws when it cannot be had.</summary>
        void Open();

        /// <param name="level">0 for off to 1 for full; a pin that only switches is on from 0.5.</param>
        void Set(double level);

        void Close();
    }
}
