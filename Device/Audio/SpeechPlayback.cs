using System;
using System.Threading;

namespace Firmware.Audio
{
    /// <summary>
    /// Plays what the server speaks, on a thread that hands received frames to the speaker. Sound starts after
    /// <see cref="StartFrames"/> frames, or at the end of a shorter speech, so that an uneven network does not stutter.
    /// </summary>
    public sealed class SpeechPlayback
    {
        public const int StartFrames = 3;

        /// <summary>Of the 608 ms that the hardware takes, less a frame, a descriptor of 16 ms and the clock's grain.</summary>
        public const int MaxBufferedMilliseconds = 480;

        /// <summary>Longest wait of the playback thread in a speech: what was missed in between is seen then.</summary>
        private const int LongestWaitMilliseconds = 200;

        /// <summary>The same while there is none: everything that matters wakes it.</summary>
        private const int IdleWaitMilliseconds = 10000;

        private readonly ISpeaker _speaker;
        private readonly EventQueue _events;
        private readonly FrameRing _ring = new FrameRing();
        private readonly byte[] _silence = new byte[AudioFormat.FrameBytes];
        private readonly object _gate = new object();
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private bool _ending;
        private bool _playing;
        private bool _ranDry;
        private bool _silenceWritten;
        private bool _speakerOpen;
        private bool _speakerTaken;
        private bool _held;
        private bool _closingAwaited;
        private bool _disposed;
        private int _underruns;

        public SpeechPlayback(ISpeaker speaker, EventQueue events)
        {
            _speaker = speaker;
            _events = events;
        }

        /// <summary>How often the speaker ran dry in the middle of a speech.</summary>
        public int Underruns
        {
            get { return _underruns; }
        }

        /// <summary>Counts on with every frame taken: as long as it grows the server speaks.</summary>
        public int FramesReceived
        {
            get { return _ring.Received; }
        }

        /// <summary>Frames that came when every frame was taken, and were lost.</summary>
        public int FramesDropped
        {
            get { return _ring.Dropped; }
        }

        /// <summary>True between <see cref="Begin"/> and the end of the sound.</summary>
        public bool IsActive
        {
            get { return _ring.IsOpen || _ending; }
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
        /// <param name="held">True to gather sound only: the speaker stays closed until <see cref="Release"/>.</param>
        public void Begin(bool held)
        {
            lock (_gate)
            {
                _held = held;
                _ending = false;
                _ring.Open();
            }
        }

        /// <summary>The speaker may be opened now.</summary>
        public void Release()
        {
            lock (_gate)
            {
                _held = false;
            }

            _wake.Set();
        }

        /// <summary>
        /// False when the speaker is closed; true when it is not yet, after <see cref="Cut"/>: then
        /// <see cref="DeviceEventKind.SpeakerClosed"/> is posted as soon as it is.
        /// </summary>
        public bool AwaitClosed()
        {
            lock (_gate)
            {
                _closingAwaited = _speakerTaken;
                return _speakerTaken;
            }
        }

        /// <summary>No more frames come; what is there is played, then <see cref="DeviceEventKind.PlaybackFinished"/> is posted.</summary>
        public void Finish()
        {
            lock (_gate)
            {
                if (_ring.Close())
                {
                    _ending = true;
                }
            }

            _wake.Set();
        }

        /// <summary>Silence at once: what is queued and what already sounds is thrown away. Nothing is posted.</summary>
        public void Cut()
        {
            lock (_gate)
            {
                _ending = false;
                _ring.Clear();
            }

            _wake.Set();
        }

        /// <summary>
        /// The frame to receive the next sound into; null when none came free within the time or no speech is on: the sound
        /// is to be skipped. For the receive thread.
        /// </summary>
        [AudioPath]
        public byte[] TakeFree(int timeoutMilliseconds)
        {
            return _ring.TakeFree(timeoutMilliseconds);
        }

        /// <summary>The frame of the last <see cref="TakeFree"/> holds that many bytes of sound. For the receive thread.</summary>
        [AudioPath]
        public void Filled(int byteCount)
        {
            if (_ring.Filled(byteCount))
            {
                _wake.Set();
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
                    // The next step gives the speaker back.
                    Cut();
                    _playing = false;
                    _events.Post(new DeviceEvent(DeviceEventKind.PlaybackFinished, "The speaker broke off: " + broken.Message));
                }
            }

            StopSpeaker();
        }

        /// <summary>
        /// Does what can be done now; returns for how many milliseconds to sleep unless woken. In the middle of a speech only
        /// the marked methods run; opening and closing, which it decides on, are not for every frame.
        /// </summary>
        private int Step()
        {
            if (_ring.TakeCleared())
            {
                _playing = false;
                _ranDry = false;
                StopSpeaker();
            }

            if (!_playing && !TryStartPlaying())
            {
                return IsActive ? LongestWaitMilliseconds : IdleWaitMilliseconds;
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
            bool ending = _ending;
            int frames = _ring.Count;
            if (frames < StartFrames && !ending)
            {
                return false;
            }

            if (frames > 0 && !TryOpenSpeaker())
            {
                return false;
            }

            if (frames > 0 && _ranDry)
            {
                _underruns++;
            }

            _ranDry = false;
            _playing = true;
            return true;
        }

        // Taken before it is opened, and told after it is closed: in between nobody else may have the hardware.
        private bool TryOpenSpeaker()
        {
            if (_speakerOpen)
            {
                return true;
            }

            lock (_gate)
            {
                if (_held || _ring.Count == 0)
                {
                    return false;
                }

                _speakerTaken = true;
            }

            _speaker.Open();
            _speakerOpen = true;
            return true;
        }

        /// <summary>Hands over frames while the hardware has room; milliseconds until it has room again, 0 when no frame is left.</summary>
        [AudioPath]
        private int PlayFrames()
        {
            int byteCount = _ring.FirstBytes();
            while (byteCount > 0)
            {
                int buffered = _speaker.BufferedMilliseconds();
                if (buffered > MaxBufferedMilliseconds)
                {
                    return buffered - MaxBufferedMilliseconds;
                }

                _speaker.Write(_ring.First(), 0, byteCount);
                _ring.ReleaseFirst();
                byteCount = _ring.FirstBytes();
            }

            return 0;
        }

        /// <summary>In the middle of a speech with no frame left: sounds on until dry, then gathers frames as at the start.</summary>
        [AudioPath]
        private int AwaitMore()
        {
            _silenceWritten = false;
            int buffered = _speakerOpen ? _speaker.BufferedMilliseconds() : 0;
            if (buffered > 0)
            {
                return Math.Min(buffered, LongestWaitMilliseconds);
            }

            _playing = false;
            _ranDry = true;
            return LongestWaitMilliseconds;
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
            return IsActive ? LongestWaitMilliseconds : IdleWaitMilliseconds;
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
            try
            {
                if (_speakerOpen)
                {
                    _speakerOpen = false;
                    _speaker.Stop();
                }
            }
            finally
            {
                TellClosed();
            }
        }

        private void TellClosed()
        {
            bool awaited;
            lock (_gate)
            {
                _speakerTaken = false;
                awaited = _closingAwaited;
                _closingAwaited = false;
            }

            if (awaited)
            {
                _events.Post(new DeviceEvent(DeviceEventKind.SpeakerClosed, null));
            }
        }
    }
}
