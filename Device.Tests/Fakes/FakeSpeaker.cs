using System;
using System.Threading;
using Firmware.Audio;

namespace Firmware.Tests.Fakes
{
    /// <summary>A speaker that sounds as long as the test says.</summary>
    public sealed class FakeSpeaker : ISpeaker
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly AutoResetEvent _written = new AutoResetEvent(false);
        private readonly AutoResetEvent _stopped = new AutoResetEvent(false);
        private readonly AutoResetEvent _asked = new AutoResetEvent(false);
        private readonly ManualResetEvent _mayStop = new ManualResetEvent(true);
        private int _frames;
        private int _questions;

        public bool IsOpen { get; private set; }

        /// <summary>What the hardware is said to hold still; 0 has run dry.</summary>
        public int Buffered { get; set; }

        /// <summary>What <see cref="Open"/> throws; null to open.</summary>
        public string OpenFailure { get; set; }

        /// <summary>The microphone on the same bus, which must not be open at the same time; null for none.</summary>
        public FakeMicrophone Excludes { get; set; }

        public int FramesWritten
        {
            get { return _frames; }
        }

        public int BytesWritten { get; private set; }

        public void Open()
        {
            if (OpenFailure != null)
            {
                throw new InvalidOperationException(OpenFailure);
            }

            if (Excludes != null && Excludes.IsOpen)
            {
                throw new InvalidOperationException("The microphone holds the bus.");
            }

            if (IsOpen)
            {
                throw new InvalidOperationException("The speaker is opened twice.");
            }

            IsOpen = true;
        }

        public int BufferedMilliseconds()
        {
            if (!IsOpen)
            {
                throw new InvalidOperationException("A closed speaker is asked.");
            }

            _questions++;
            _asked.Set();
            return Buffered;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            if (!IsOpen)
            {
                throw new InvalidOperationException("A closed speaker is written to.");
            }

            BytesWritten += count;
            _frames++;
            _written.Set();
        }

        public void Stop()
        {
            if (!IsOpen)
            {
                throw new InvalidOperationException("A closed speaker is stopped.");
            }

            if (!_mayStop.WaitOne(TimeoutMilliseconds, false))
            {
                throw new InvalidOperationException("The test never let the speaker stop.");
            }

            IsOpen = false;
            _stopped.Set();
        }

        /// <summary>From now on <see cref="Stop"/> takes its time, until <see cref="LetStop"/>.</summary>
        public void HoldStop()
        {
            _mayStop.Reset();
        }

        public void LetStop()
        {
            _mayStop.Set();
        }

        public void WaitForFrames(int count)
        {
            while (_frames < count)
            {
                if (!_written.WaitOne(TimeoutMilliseconds, false) && _frames < count)
                {
                    throw new InvalidOperationException("Never played: frame " + count);
                }
            }
        }

        /// <summary>Waits until the buffered time has been asked for that often.</summary>
        public void WaitForQuestions(int count)
        {
            while (_questions < count)
            {
                if (!_asked.WaitOne(TimeoutMilliseconds, false) && _questions < count)
                {
                    throw new InvalidOperationException("Never asked: question " + count);
                }
            }
        }

        public bool WaitUntilStopped()
        {
            return _stopped.WaitOne(TimeoutMilliseconds, false);
        }
    }
}
