namespace Firmware
{
    /// <summary>One lamp that tells its owner what the device does; see <see cref="StatusPattern"/>.</summary>
    public interface IStatusLight
    {
        /// <summary>Throws when the pin cannot be had.</summary>
        void Open();

        void Show(bool lit);

        void Close();
    }
}
