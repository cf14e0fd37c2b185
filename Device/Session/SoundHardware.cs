using Firmware.Audio;
using Firmware.Protocol;

namespace Firmware.Session
{
    /// <summary>
    /// Who may have the sound hardware. With two buses microphone and speaker do not know of each other. With one they take
    /// turns: the speaker opens when the microphone's last frame is out, the microphone when the speaker has been closed;
    /// either is told by an event, and nobody blocks. Used by the event loop's thread alone.
    /// </summary>
    public sealed class SoundHardware
    {
        private readonly Uplink _uplink;
        private readonly SpeechPlayback _playback;
        private readonly bool _isHalfDuplex;

        public SoundHardware(Uplink uplink, SpeechPlayback playback, bool isHalfDuplex)
        {
            _uplink = uplink;
            _playback = playback;
            _isHalfDuplex = isHalfDuplex;
        }

        /// <summary>
        /// True when this board can listen in that mode, one of <see cref="ListenMessage"/>: a realtime conversation needs
        /// the microphone open while the speaker sounds.
        /// </summary>
        public bool CanListen(string mode)
        {
            return !_isHalfDuplex || mode != ListenMessage.Realtime;
        }

        /// <summary>
        /// True when the microphone may be opened now. Otherwise one of <see cref="DeviceEventKind.UplinkFinished"/> and
        /// <see cref="DeviceEventKind.SpeakerClosed"/> comes, and one asks again; sound that nobody stops is not waited for
        /// but cut.
        /// </summary>
        public bool IsFreeToListen()
        {
            if (_uplink.IsActive)
            {
                return false;
            }

            if (!_isHalfDuplex)
            {
                return true;
            }

            _playback.Cut();
            return !_playback.AwaitClosed();
        }

        /// <summary>A speech begins; its sound waits for an open microphone where it must.</summary>
        public void BeginSpeech()
        {
            _playback.Begin(_isHalfDuplex && _uplink.IsActive);
        }

        /// <summary>The microphone has been closed, unless it is open again by now.</summary>
        public void MicrophoneClosed()
        {
            if (!_uplink.IsActive)
            {
                _playback.Release();
            }
        }
    }
}
