namespace Firmware.Update
{
    /// <summary>What is to be done about the firmware in a server's answer.</summary>
    public enum OfferVerdict
    {
        /// <summary>Nothing is offered, or nothing newer than what runs.</summary>
        NotNewer,

        /// <summary>It is being loaded already.</summary>
        UnderWay,

        /// <summary>It is newer, and only flashing brings it onto this board.</summary>
        NoRoom,

        /// <summary>It cannot be loaded, or has failed here before.</summary>
        Refused,

        /// <summary>It is to be loaded.</summary>
        Wanted
    }
}
