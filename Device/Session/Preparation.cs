namespace Firmware.Session
{
    /// <summary>What came of getting ready to talk to the server.</summary>
    public enum Preparation
    {
        /// <summary>Settings and network are there.</summary>
        Ready,

        /// <summary>Not now; later it may be.</summary>
        Failed,

        /// <summary>Only the owner can help: the device is to be set up.</summary>
        OwnerNeeded,

        /// <summary>The network is there after a restart.</summary>
        RestartNeeded
    }
}
