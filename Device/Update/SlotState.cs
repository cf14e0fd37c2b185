namespace Firmware.Update
{
    /// <summary>What lies in a slot. The names in the record are <see cref="FirmwareSlot"/>'s.</summary>
    public enum SlotState
    {
        /// <summary>Nothing of use, whatever file may lie there.</summary>
        Empty,

        /// <summary>The beginning of a firmware; it is being loaded, or will be once the device rests again.</summary>
        Loading,

        /// <summary>Complete and checked; its first start comes next.</summary>
        Trial,

        /// <summary>Its first start has begun. Found so at a start, it did not prove itself before the one before ended.</summary>
        Tried,

        /// <summary>It has held a session with the server.</summary>
        Confirmed
    }
}
