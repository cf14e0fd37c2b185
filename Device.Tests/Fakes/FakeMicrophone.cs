using System;
using System.Threading;
using Firmware.Audio;

namespace Firmware.Tests.Fakes
{
    /// <summary>A microphone that has recorded a frame whenever the test says so; every frame is filled with its number.</summary>
    public sealed class FakeMicrophone : IMicrophone
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly AutoResetEvent _recorded = new AutoResetEvent(false);
        private readonly AutoResetEvent _closed = new AutoResetEvent(false);
        private readonly AutoResetEvent _asked = new AutoResetEvent(false);
        private int _frames;
        private int _questions;

        public bool IsOpen { get; private set; }

        /// <summary>What <see cref="Open"/> throws; null to open.</summary>
        public string OpenFailure { get; set; }

        /// <summary>What the next <see cref="Read"/> throws; null to read.</summary>
        public string ReadFailure { get; set; }

        /// <summary>The speaker on the same bus, which must not be open at the same time; null for none.</summary>
        public FakeSpeaker Excludes { get; set; }

        public int FramesRead { get; private set; }

        public void Open()
        {
            if (OpenFailure != null)
            {
                throw new InvalidOperationException(OpenFailure);
            }

            if (Excludes != null && Excludes.IsOpen)
            {
                throw new InvalidOperationException("The speaker holds the bus.");
            }

            if (IsOpen)
            {
                throw new InvalidOperationException("The microphone is opened twice.");
            }

            IsOpen = true;
        }

        public void Read(byte[] buffer, int offset, int count)
        {
            if (!IsOpen)
            {
                throw new InvalidOperationException("A closed microphone is read.");
            }

            if (offset != OutgoingFrame.HeaderRoom || count != AudioFormat.FrameBytes)
            {
                throw new InvalidOperationException("The frame is read to the wrong place.");
            }

            _questions++;
            _asked.Set();
            while (_frames == 0)
            {
                if (!_recorded.WaitOne(TimeoutMilliseconds, false))
                {
                    throw new InvalidOperationException("The test gave no frame.");
                }
            }

            Interlocked.Decrement(ref _frames);
            if (ReadFailure != null)
            {
                throw new InvalidOperationException(ReadFailure);
            }

            FramesRead++;
            buffer[offset] = (byte)FramesRead;
        }

        public void Close()
        {
            if (!IsOpen)
            {
                throw new InvalidOperationException("A closed microphone is closed.");
            }

            IsOpen = false;
            _closed.Set();
        }

        /// <summary>One more frame has been recorded.</summary>
        public void Record()
        {
            Interlocked.Increment(ref _frames);
            _recorded.Set();
        }

        /// <summary>Waits until the next frame is asked for: all frames before it have been sent.</summary>
        public void WaitUntilAsked()
        {
            while (_questions == FramesRead)
            {
                if (!_asked.WaitOne(TimeoutMilliseconds, false))
                {
                    throw new InvalidOperationException("Nobody asks for the next frame.");
                }
            }
        }

        public bool WaitUntilClosed()
        {
            return _closed.WaitOne(TimeoutMilliseconds, false);
        }
    }
}
