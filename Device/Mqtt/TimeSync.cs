namespace Firmware.Mqtt
{
    /// <summary>Asks what time it is: when the link opens and every six hours. Used by the event loop's thread alone.</summary>
    public sealed class TimeSync
    {
        public const int IntervalMilliseconds = 6 * 60 * 60 * 1000;

        /// <summary>Half of the way there and back is not known better than this; slower answers are not taken.</summary>
        public const int LongestRoundTripMilliseconds = 10000;

        /// <summary>The first instant of 2025: this firmware is not older.</summary>
        public const long EarliestUnixMilliseconds = 1735689600000;

        /// <summary>The first instant of 2100.</summary>
        public const long LatestUnixMilliseconds = 4102444800000;

        private const long Nothing = -1;

        private long _askedUnixMilliseconds = Nothing;
        private long _askedMilliseconds;
        private long _dueMilliseconds;

        public bool IsDue(long nowMilliseconds)
        {
            return nowMilliseconds >= _dueMilliseconds;
        }

        /// <summary>A request goes out now; an earlier one that is unanswered is given up.</summary>
        /// <param name="nowMilliseconds">The device's uptime.</param>
        /// <param name="unixMilliseconds">What the request says.</param>
        public void Asked(long nowMilliseconds, long unixMilliseconds)
        {
            _askedMilliseconds = nowMilliseconds;
            _askedUnixMilliseconds = unixMilliseconds;
            _dueMilliseconds = nowMilliseconds + IntervalMilliseconds;
        }

        /// <summary>
        /// The time at <paramref name="nowMilliseconds"/>; false, with the reason, when the answer is of no use. The way is
        /// measured with the uptime: the clock that is to be set may jump.
        /// </summary>
        public bool TryRead(TimeAnswer answer, long nowMilliseconds, out long unixMilliseconds, out string problem)
        {
            unixMilliseconds = 0;
            problem = null;
            if (_askedUnixMilliseconds == Nothing || answer.DeviceSendTime != _askedUnixMilliseconds)
            {
                problem = "The time was told to somebody who did not ask.";
                return false;
            }

            _askedUnixMilliseconds = Nothing;
            long serverTook = answer.ServerSendTime - answer.ServerReceiveTime;
            long roundTrip = answer.ArrivedMilliseconds - _askedMilliseconds - serverTook;
            if (serverTook < 0 || roundTrip < 0 || roundTrip > LongestRoundTripMilliseconds)
            {
                problem = "The time took too long to be told.";
                return false;
            }

            long told = answer.ServerSendTime + (roundTrip / 2);
            if (told < EarliestUnixMilliseconds || told >= LatestUnixMilliseconds)
            {
                problem = "The time that was told cannot be.";
                return false;
            }

            unixMilliseconds = told + nowMilliseconds - answer.ArrivedMilliseconds;
            return true;
        }
    }
}
