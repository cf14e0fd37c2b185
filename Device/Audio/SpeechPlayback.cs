using System;
using System.Threading;

namespace Firmware.Audio
{
    /// <summary>
    /// Plays what the server speaks: the receive thread fills preallocated frames, the playback thread hands them to the
    /// speaker. Sound starts after <see cref="StartFrames"/> frames, or at the end of a shorter speech, so that an uneven
    /// network does not stutter.
    /// </summary>
    public sealed class SpeechPlayback
    {
        /// <summary>The server keeps 3 to 5 frames ahead of real time; the hardware holds ten more.</summary>
        public const int FrameCount = 8;

        public const int StartFrames = 3;

        /// <summary>Of the 624 ms that the hardware holds, less a frame, a descriptor of 16 ms and the clock's grain.</summary>
        public const int MaxBufferedMilliseconds = 480;

        /// <summary>Longest wait of the playback thread: what was missed in between is seen then.</summary>
        private const int LongestWaitMilliseconds = 200;

        private readonly ISpeaker _speaker;
        private readonly EventQueue _events;
        private readonly byte[][] _frames = new byte[FrameCount][];
        private readonly int[] _frameBytes = new int[FrameCount];
        private readonly byte[] _silence = new byte[AudioFormat.FrameBytes];
        private readonly object _gate = new object();
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private readonly AutoResetEvent _freed = new AutoResetEvent(false);
        private int _first;
        private int _filled;
        private bool _accepting;
        private bool _ending;
        private bool _cut;
        private bool _playing;
        private bool _ranDry;
        private bool _silenceWritten;
        private bool _speakerOpen;
        private bool _disposed;
        private int _underruns;
        private int _framesDropped;
        private int _framesReceived;

        public SpeechPlayback(ISpeaker speaker, EventQueue events)
        {
            _speaker = speaker;
            _events = events;
            for (int i = 0; i < FrameCount; i++)
            {
                _frames[i] = new byte[AudioFormat.FrameBytes];
            }
        }

        /// <summary>How often the speaker ran dry in the middle of a speech.</summary>
        public int Underruns
        {
            get { return _underruns; }
        }

        /// <summary>Counts on with every frame taken: as long as it grows the server speaks.</summary>
        public int FramesReceived
        {
            get { return _framesReceived; }
        }

        /// <summary>Frames that came when every frame was taken, and were lost.</summary>
        public int FramesDropped
        {
            get { return _framesDropped; }
        }

        /// <summary>True between <see cref="Begin"/> and the end of the sound.</summary>
        public bool IsActive
        {
            get { return _accepting || _ending; }
        }

        public void Start()
        {
            new Thread(Run).Start();
        }

        /// <summary>Ends the thread and gives the speaker back.</summary>
        public void Dispose()
        {
            Cut();
            _disposed = true;
            _wake.Set();
        }

        /// <summary>A speech begins, or goes on after all: frames are taken from now on.</summary>
        public void Begin()
        {
            lock (_gate)
            {
                _ending = false;
                _accepting = true;
            }
        }

        /// <summary>No more frames come; what is there is played, then <see cref="DeviceEventKind.PlaybackFinished"/> is posted.</summary>
        public void Finish()
        {
            lock (_gate)
            {
                if (!_accepting)
                {
                    return;
                }

                _accepting = false;
                _ending = true;
            }

            _wake.Set();
        }

        /// <summary>Silence at once: what is queued and what already sounds is thrown away. Nothing is posted.</summary>
        public void Cut()
        {
            lock (_gate)
            {
                _accepting = false;
                _ending = false;
                _cut = true;
                _filled = 0;
            }

            _wake.Set();
            _freed.Set();
        }

        /// <summary>
        /// The frame to receive the next sound into; null when none came free within the time or no speech is on: the sound
        /// is to be skipped. For the receive thread.
        /// </summary>
        [AudioPath]
        public byte[] TakeFree(int timeoutMilliseconds)
        {
            byte[] free = TakeFreeNow();
            if (free == null && _accepting)
            {
                _freed.WaitOne(timeoutMilliseconds, false);
                free = TakeFreeNow();
                if (free == null && _accepting)
                {
                    _framesDropped++;
                }
            }

            return free;
        }

        /// <summary>The frame of the last <see cref="TakeFree"/> holds that many bytes of sound. For the receive thread.</summary>
        [AudioPath]
        public void Filled(int byteCount)
        {
            lock (_gate)
            {
                if (!_accepting || byteCount == 0)
                {
                    return;
                }

                _frameBytes[(_first + _filled) % FrameCount] = byteCount;
                _filled++;
                _framesReceived++;
            }

            _wake.Set();
        }

        [AudioPath]
        private byte[] TakeFreeNow()
        {
            lock (_gate)
            {
                return _accepting && _filled < FrameCount ? _frames[(_first + _filled) % FrameCount] : null;
            }
        }

        private void Run()
        {
            while (!_disposed)
            {
                try
                {
                    _wake.WaitOne(Step(), false);
                }
                catch (Exception broken)
                {
                    Cut();
                    _speakerOpen = false;
                    _playing = false;
                    _events.Post(new DeviceEvent(DeviceEventKind.PlaybackFinished, "The speaker broke off: " + broken.Message));
                }
            }

            StopSpeaker();
        }

        /// <summary>Does what can be done now; returns for how many milliseconds to sleep unless woken.</summary>
        private int Step()
        {
            if (_cut)
            {
                _cut = false;
                _playing = false;
                StopSpeaker();
            }

            if (!_playing && !TryStartPlaying())
            {
                return LongestWaitMilliseconds;
            }

            int untilRoom = PlayFrames();
            if (untilRoom > 0)
            {
                return untilRoom;
            }

            return _ending ? Drain() : AwaitMore();
        }

        private bool TryStartPlaying()
        {
            bool anyFrame;
            lock (_gate)
            {
                if (_filled < StartFrames && !_ending)
                {
                    return false;
                }

                anyFrame = _filled > 0;
            }

            if (anyFrame && !_speakerOpen)
            {
                _speaker.Open();
                _speakerOpen = true;
            }

            if (anyFrame && _ranDry)
            {
                _underruns++;
            }

            _ranDry = false;
            _silenceWritten = false;
            _playing = true;
            return true;
        }

        /// <summary>Hands over frames while the hardware has room; milliseconds until it has room again, 0 when no frame is left.</summary>
        [AudioPath]
        private int PlayFrames()
        {
            int byteCount = FirstFrameBytes();
            while (byteCount > 0)
            {
                int buffered = _speaker.BufferedMilliseconds();
                if (buffered > MaxBufferedMilliseconds)
                {
                    return buffered - MaxBufferedMilliseconds;
                }

                _speaker.Write(_frames[_first], 0, byteCount);
                ReleaseFirst();
                byteCount = FirstFrameBytes();
            }

            return 0;
        }

        [AudioPath]
        private int FirstFrameBytes()
        {
            lock (_gate)
            {
                return _cut || _filled == 0 ? 0 : _frameBytes[_first];
            }
        }

        [AudioPath]
        private void ReleaseFirst()
        {
            lock (_gate)
            {
                // After a cut the frames that are filled now belong to the next speech.
                if (!_cut && _filled > 0)
                {
                    _filled--;
                    _first = (_first + 1) % FrameCount;
                }
            }

            _freed.Set();
        }

        /// <summary>In the middle of a speech with no frame left: sounds on until dry, then gathers frames as at the start.</summary>
        private int AwaitMore()
        {
            int buffered = _speakerOpen && !_cut ? _speaker.BufferedMilliseconds() : 0;
            if (buffered > 0)
            {
                return Math.Min(buffered, LongestWaitMilliseconds);
            }

            _playing = false;
            _ranDry = !_cut;
            return _cut ? 0 : LongestWaitMilliseconds;
        }

        /// <summary>Lets the last sounds be heard, with a frame of silence after them so that the amplifier stops without a click.</summary>
        private int Drain()
        {
            int buffered = _speakerOpen ? _speaker.BufferedMilliseconds() : 0;
            if (buffered > 0 && !_silenceWritten)
            {
                _silenceWritten = true;
                _speaker.Write(_silence, 0, _silence.Length);
                buffered = _speaker.BufferedMilliseconds();
            }

            if (buffered > 0)
            {
                return buffered;
            }

            End();
            return LongestWaitMilliseconds;
        }

        private void End()
        {
            StopSpeaker();
            _playing = false;
            _ranDry = false;
            lock (_gate)
            {
                if (!_ending)
                {
                    return;
                }

                _ending = false;
            }

            _events.Post(new DeviceEvent(DeviceEventKind.PlaybackFinished, null));
        }

        private void StopSpeaker()
        {
            if (_speakerOpen)
            {
                _speakerOpen = false;
                _speaker.Stop();
            }
        }
    }
}
