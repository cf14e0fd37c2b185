namespace Firmware.Input
{
    /// <summary>What a change of the button means.</summary>
    public enum TalkSignal
    {
        None,

        /// <summary>The user wants to talk; in toggle mode also: has finished.</summary>
        Pressed,

        /// <summary>Hold mode: the user has finished.</summary>
        Released
    }
}
