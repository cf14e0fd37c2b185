using System.Threading;

namespace Firmware.Audio
{
    /// <summary>
    /// Preallocated frames between the receive thread, which fills them, and the playback thread, which empties them. A third
    /// thread opens, closes and clears.
    /// </summary>
    public sealed class FrameRing
    {
        /// <summary>The server keeps 3 to 5 frames ahead of real time; the hardware holds ten more.</summary>
        public const int FrameCount = 8;

        private readonly byte[][] _frames = new byte[FrameCount][];
        private readonly int[] _frameBytes = new int[FrameCount];
        private readonly object _gate = new object();
        private readonly AutoResetEvent _freed = new AutoResetEvent(false);
        private int _first;
        private int _filled;
        private bool _isOpen;
        private bool _cleared;
        private int _received;
        private int _dropped;

        public FrameRing()
        {
            for (int i = 0; i < FrameCount; i++)
            {
                _frames[i] = new byte[AudioFormat.FrameBytes];
            }
        }

        /// <summary>True while frames are taken.</summary>
        public bool IsOpen
        {
            get { return _isOpen; }
        }

        /// <summary>Frames that wait to be played.</summary>
        public int Count
        {
            get { return _filled; }
        }

        /// <summary>Counts on with every frame taken.</summary>
        public int Received
        {
            get { return _received; }
        }

        /// <summary>Frames that came while all were taken, and were lost.</summary>
        public int Dropped
        {
            get { return _dropped; }
        }

        public void Open()
        {
            lock (_gate)
            {
                _isOpen = true;
            }
        }

        /// <summary>Takes no more; what is there stays. False when it was closed already.</summary>
        public bool Close()
        {
            lock (_gate)
            {
                bool wasOpen = _isOpen;
                _isOpen = false;
                return wasOpen;
            }
        }

        /// <summary>Closes and forgets what is there.</summary>
        public void Clear()
        {
            lock (_gate)
            {
                _isOpen = false;
                _cleared = true;
                _filled = 0;
            }

            _freed.Set();
        }

        /// <summary>For the playback thread, before it goes on: true once after <see cref="Clear"/>; until then it sees no frame.</summary>
        public bool TakeCleared()
        {
            lock (_gate)
            {
                bool cleared = _cleared;
                _cleared = false;
                return cleared;
            }
        }

        /// <summary>For the receive thread: the frame to receive into; null when closed, or when none came free within the time.</summary>
        [AudioPath]
        public byte[] TakeFree(int timeoutMilliseconds)
        {
            byte[] free = TakeFreeNow();
            if (free == null)
            {
                // The signal of a frame that became free while nobody waited would end this wait at once.
                _freed.Reset();
                free = TakeFreeNow();
            }

            if (free == null && _isOpen)
            {
                _freed.WaitOne(timeoutMilliseconds, false);
                free = TakeFreeNow();
                if (free == null && _isOpen)
                {
                    _dropped++;
                }
            }

            return free;
        }

        /// <summary>For the receive thread: the frame taken last holds that many bytes; false when it is not wanted any more.</summary>
        [AudioPath]
        public bool Filled(int byteCount)
        {
            lock (_gate)
            {
                if (!_isOpen || byteCount == 0)
                {
                    return false;
                }

                _frameBytes[(_first + _filled) % FrameCount] = byteCount;
                _filled++;
                _received++;
                return true;
            }
        }

        /// <summary>For the playback thread: the oldest frame; only while <see cref="FirstBytes"/> is not 0.</summary>
        [AudioPath]
        public byte[] First()
        {
            return _frames[_first];
        }

        /// <summary>For the playback thread: bytes in the oldest frame, 0 when there is none.</summary>
        [AudioPath]
        public int FirstBytes()
        {
            lock (_gate)
            {
                return _cleared || _filled == 0 ? 0 : _frameBytes[_first];
            }
        }

        /// <summary>For the playback thread: the oldest frame has been played.</summary>
        [AudioPath]
        public void ReleaseFirst()
        {
            lock (_gate)
            {
                // After a clear the frames that are filled now belong to the next speech.
                if (!_cleared && _filled > 0)
                {
                    _filled--;
                    _first = (_first + 1) % FrameCount;
                }
            }

            _freed.Set();
        }

        [AudioPath]
        private byte[] TakeFreeNow()
        {
            lock (_gate)
            {
                return _isOpen && _filled < FrameCount ? _frames[(_first + _filled) % FrameCount] : null;
            }
        }
    }
}
