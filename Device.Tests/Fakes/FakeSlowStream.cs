using Firmware.Network;

namespace Firmware.Tests.Fakes
{
    /// <summary>A client that sends the same byte again and again, one a second, and never ends.</summary>
    public sealed class FakeSlowStream : IByteStream
    {
        private readonly FakeClock _clock;

        public FakeSlowStream(FakeClock clock)
        {
            _clock = clock;
        }

        public int Reads { get; private set; }

        public int Read(byte[] buffer, int offset, int count)
        {
            _clock.Advance(1000);
            buffer[offset] = (byte)'a';
            Reads++;
            return 1;
        }

        public bool Write(byte[] buffer, int offset, int count)
        {
            return true;
        }

        public void LimitWaiting()
        {
        }

        public void Close()
        {
        }
    }
}
