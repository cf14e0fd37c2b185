namespace Firmware.Session
{
    /// <summary>How far an exchange of words has come; the device's owner sees only Listening and Speaking.</summary>
    public enum Turn
    {
        /// <summary>Nothing was asked.</summary>
        None,

        /// <summary>The microphone sends.</summary>
        Recording,

        /// <summary>The last frame is on its way out; <c>listen stop</c> follows it.</summary>
        Closing,

        /// <summary>The server thinks or speaks.</summary>
        Answering
    }
}
