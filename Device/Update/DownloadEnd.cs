namespace Firmware.Update
{
    /// <summary>How an attempt to load firmware ended.</summary>
    public enum DownloadEnd
    {
        /// <summary>All of it lies in the slot, and its checksum is right.</summary>
        Complete,

        /// <summary>The device is needed for something else; what was loaded stays.</summary>
        Paused,

        /// <summary>The server or the link failed; what was loaded stays.</summary>
        Broken,

        /// <summary>What was loaded is not what was announced; the file is gone.</summary>
        Wrong,

        /// <summary>The volume takes no more; the file is gone.</summary>
        NoRoom
    }
}
