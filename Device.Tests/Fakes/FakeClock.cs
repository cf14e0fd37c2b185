namespace Firmware.Tests.Fakes
{
    /// <summary>A clock that stands until it is moved.</summary>
    public sealed class FakeClock : IClock
    {
        private long _milliseconds = 1000;

        public long Milliseconds
        {
            get { return _milliseconds; }
        }

        public void Advance(int milliseconds)
        {
            _milliseconds += milliseconds;
        }
    }
}
