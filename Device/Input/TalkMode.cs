namespace Firmware.Input
{
    /// <summary>How the button is used.</summary>
    public enum TalkMode
    {
        /// <summary>Held while speaking.</summary>
        Hold,

        /// <summary>Pressed to begin, pressed again to end.</summary>
        Toggle
    }
}
