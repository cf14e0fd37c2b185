namespace Firmware.Input
{
    /// <summary>The button went down or up. May be called on any thread.</summary>
    public delegate void ButtonChanged(bool isDown);

    /// <summary>A push button.</summary>
    public interface IButton
    {
        event ButtonChanged Changed;

        /// <summary>Throws when the pin cannot be had.</summary>
        void Open();

        void Close();
    }
}
