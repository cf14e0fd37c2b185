namespace Firmware
{
    /// <summary>What the device is doing, as its owner would say it.</summary>
    public enum DeviceState
    {
        /// <summary>Opening the board, joining the network, asking the server where to connect.</summary>
        Starting,

        /// <summary>Settings or Wi-Fi are missing: the device waits on its own Wi-Fi to be set up.</summary>
        Configuring,

        /// <summary>Ready to be talked to.</summary>
        Idle,

        /// <summary>The button was pressed while the link was down; it is being opened.</summary>
        Connecting,

        /// <summary>The microphone is open, or the answer to what was said is awaited.</summary>
        Listening,

        /// <summary>The server is speaking.</summary>
        Speaking,

        /// <summary>New firmware is loaded; the device restarts with it.</summary>
        Updating,

        /// <summary>The board could not be opened; tried again from time to time.</summary>
        Error
    }
}
