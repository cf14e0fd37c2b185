namespace Firmware
{
    /// <summary>
    /// How long the event loop may sleep when nothing is posted. An idle device wakes about once a second: everything that
    /// happens wakes it at once, and what it waits for is told in deadlines.
    /// </summary>
    public static class LoopPause
    {
        /// <summary>While somebody talks, something moves or a link is being opened.</summary>
        public const int BusyMilliseconds = 50;

        /// <summary>While a contact is watched that somebody may touch at any time.</summary>
        public const int WatchMilliseconds = 100;

        /// <summary>Pings, time-outs of a link and sensors may come that late.</summary>
        public const int IdleMilliseconds = 1000;

        // Less is the grain of the device's timer.
        private const int ShortestMilliseconds = 10;

        /// <param name="state">What the device is doing.</param>
        /// <param name="lightMilliseconds">Until the status light changes.</param>
        /// <param name="thingsMilliseconds">How often the things want to be looked after.</param>
        /// <param name="attemptMilliseconds">Until the next attempt to reach the server.</param>
        public static int Of(DeviceState state, int lightMilliseconds, int thingsMilliseconds, long attemptMilliseconds)
        {
            bool resting = state == DeviceState.Idle || state == DeviceState.Starting || state == DeviceState.Configuring;
            int pause = resting ? IdleMilliseconds : BusyMilliseconds;
            pause = lightMilliseconds < pause ? lightMilliseconds : pause;
            pause = thingsMilliseconds < pause ? thingsMilliseconds : pause;
            pause = attemptMilliseconds < pause ? (int)attemptMilliseconds : pause;
            return pause < ShortestMilliseconds ? ShortestMilliseconds : pause;
        }
    }
}
