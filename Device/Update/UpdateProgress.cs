namespace Firmware.Update
{
    /// <summary>How an update stands, in the words of the thing that tells of it.</summary>
    public static class UpdateProgress
    {
        /// <summary>Nothing newer is known of.</summary>
        public const string None = "none";

        /// <summary>There is newer firmware that waits for the device to rest, or for which this board has no room.</summary>
        public const string Available = "available";

        public const string Loading = "loading";

        /// <summary>It is complete; the device restarts with it as soon as it rests.</summary>
        public const string Ready = "ready";

        /// <summary>This firmware is the new one and has to hold a session with the server yet.</summary>
        public const string Trial = "trial";

        /// <summary>The last offer could not be followed, or what it brought did not work.</summary>
        public const string Failed = "failed";

        public static string[] All
        {
            get { return new[] { None, Available, Loading, Ready, Trial, Failed }; }
        }
    }
}
