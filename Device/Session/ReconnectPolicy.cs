namespace Firmware.Session
{
    /// <summary>
    /// How long to wait before the next attempt: 2, 4, 8, 16, 32 s, then 32 s each time, less up to a quarter by chance, so
    /// that a house full of devices does not come back in the same instant after a power cut.
    /// </summary>
    public sealed class ReconnectPolicy
    {
        private const int FirstMilliseconds = 2000;
        private const int LongestMilliseconds = 32000;

        private int _nextMilliseconds = FirstMilliseconds;

        /// <param name="chance">From 0 to below 1.</param>
        public int NextDelay(double chance)
        {
            int delay = _nextMilliseconds;
            _nextMilliseconds = delay >= LongestMilliseconds ? LongestMilliseconds : delay * 2;
            return delay - (int)(delay / 4 * chance);
        }

        /// <summary>An attempt succeeded: the next loss starts at 2 s again.</summary>
        public void Reset()
        {
            _nextMilliseconds = FirstMilliseconds;
        }
    }
}
