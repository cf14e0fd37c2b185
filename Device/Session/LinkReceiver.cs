using System.Threading;
using Firmware.Audio;
using Firmware.Network;
using Firmware.Protocol;

namespace Firmware.Session
{
    /// <summary>
    /// Carries what a link receives from its thread to the event loop. A message waits until the loop has dealt with it, so
    /// that sound meets the state that the messages before it on the wire have made.
    /// </summary>
    public sealed class LinkReceiver : IMessageReceiver
    {
        /// <summary>The loop never needs that long; should it, order is given up, not the link.</summary>
        private const int HandlingTimeoutMilliseconds = 5000;

        /// <summary>As long as the hardware sounds on; the server sends at real time, so a frame comes free much sooner.</summary>
        private const int FreeFrameTimeoutMilliseconds = 500;

        private readonly EventQueue _events;
        private readonly SpeechPlayback _playback;
        private readonly IClock _clock;
        private readonly AutoResetEvent _handled = new AutoResetEvent(false);
        private long _lastHeardMilliseconds;
        private bool _retired;

        public LinkReceiver(EventQueue events, SpeechPlayback playback, IClock clock)
        {
            _events = events;
            _playback = playback;
            _clock = clock;
            _lastHeardMilliseconds = clock.Milliseconds;
        }

        /// <summary>When the server last gave a sign of life.</summary>
        public long LastHeardMilliseconds
        {
            get { return _lastHeardMilliseconds; }
        }

        /// <summary>The link has been given up: what still arrives on it goes nowhere.</summary>
        public void Retire()
        {
            _retired = true;
        }

        public void TextReceived(string text)
        {
            _lastHeardMilliseconds = _clock.Milliseconds;
            if (_retired)
            {
                return;
            }

            string problem;
            ServerMessage message = ServerMessageReader.Read(text, out problem);
            if (message != null)
            {
                _handled.Reset();
                _events.Post(new DeviceEvent(DeviceEventKind.MessageReceived, message, _handled));
                _handled.WaitOne(HandlingTimeoutMilliseconds, false);
            }
            else if (problem != null)
            {
                MessageRefused(problem);
            }
        }

        [AudioPath]
        public byte[] TakeAudioBuffer()
        {
            _lastHeardMilliseconds = _clock.Milliseconds;
            return _retired ? null : _playback.TakeFree(FreeFrameTimeoutMilliseconds);
        }

        [AudioPath]
        public void AudioReceived(int byteCount)
        {
            _playback.Filled(byteCount);
        }

        public void PongReceived()
        {
            _lastHeardMilliseconds = _clock.Milliseconds;
        }

        public void MessageRefused(string reason)
        {
            _events.PostInput(new DeviceEvent(DeviceEventKind.MessageRefused, reason));
        }

        public void LinkEnded(string reason)
        {
            if (!_retired)
            {
                _events.Post(new DeviceEvent(DeviceEventKind.LinkLost, new LostLink(this, reason)));
            }
        }
    }
}
