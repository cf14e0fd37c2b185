using Firmware.Audio;
using Firmware.Protocol;

namespace Firmware.Session
{
    /// <summary>
    /// Who speaks and who listens: what button, answers and time make of a turn. Every method is called on the event loop's
    /// thread; none blocks for longer than a send. It is long and stays in one piece: each method reads and moves the one turn.
    /// </summary>
    public sealed class Conversation
    {
        public const int LongestListeningMilliseconds = 60000;

        /// <summary>From <c>listen stop</c>, or the last message of the turn, to the first sound of the answer.</summary>
        public const int AnswerTimeoutMilliseconds = 15000;

        /// <summary>How long a speech may bring neither sound nor message before it is taken for forgotten.</summary>
        public const int SpeechTimeoutMilliseconds = 30000;

        /// <summary>How long a press waits for the link.</summary>
        public const int ConnectTimeoutMilliseconds = 15000;

        /// <summary>For a frame of 60 ms to be recorded and sent, or for the hardware's 624 ms to be heard.</summary>
        public const int ClosingTimeoutMilliseconds = 5000;

        private readonly DeviceStateMachine _state;
        private readonly SessionLink _link;
        private readonly Uplink _uplink;
        private readonly SpeechPlayback _playback;
        private readonly SoundHardware _sound;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock;
        private readonly Interruption _interruption = new Interruption();
        private string _listenMode = ListenMessage.Manual;
        private Turn _turn = Turn.None;
        private bool _pressedAgain;
        private bool _listenWhenFree;
        private int _framesReceived;
        private long _deadline = long.MaxValue;

        public Conversation(
            DeviceStateMachine state,
            SessionLink link,
            Uplink uplink,
            SpeechPlayback playback,
            SoundHardware sound,
            IDeviceMonitor monitor,
            IClock clock)
        {
            _state = state;
            _link = link;
            _uplink = uplink;
            _playback = playback;
            _sound = sound;
            _monitor = monitor;
            _clock = clock;
        }

        /// <summary>The user waits: a link is to be opened at once.</summary>
        public event SessionNotice LinkWanted;

        /// <summary>A message did not go out.</summary>
        public event SessionNotice LinkBroke;

        /// <param name="listenMode">One of the modes of <see cref="ListenMessage"/>; one that the board has not becomes auto.</param>
        public void Configure(string listenMode)
        {
            if (_sound.CanListen(listenMode))
            {
                _listenMode = listenMode;
            }
            else if (_listenMode != ListenMessage.Auto)
            {
                _listenMode = ListenMessage.Auto;
                _monitor.Failed("This board cannot listen while it speaks: auto instead of " + listenMode + ".");
            }
        }

        /// <summary>The user wants to talk; while the microphone is open: has finished.</summary>
        public void TalkPressed()
        {
            if (_listenWhenFree)
            {
                // Toggled twice before the microphone was free: there is nothing to hear any more.
                BecomeIdle();
                return;
            }

            switch (_state.Current)
            {
                case DeviceState.Idle:
                    BeginTalk();
                    break;
                case DeviceState.Connecting:
                    BecomeIdle();
                    break;
                case DeviceState.Listening when _turn == Turn.Recording:
                    EndRecording();
                    break;
                case DeviceState.Listening when _turn == Turn.Closing:
                    _pressedAgain = true;
                    break;
                case DeviceState.Listening:
                case DeviceState.Speaking:
                    Interrupt();
                    BeginListening();
                    break;
                default:
                    break;
            }
        }

        /// <summary>The button of hold mode is up again.</summary>
        public void TalkReleased()
        {
            _pressedAgain = false;
            if (_listenWhenFree || _state.Current == DeviceState.Connecting)
            {
                BecomeIdle();
            }
            else if (_turn == Turn.Recording)
            {
                EndRecording();
            }
        }

        /// <summary>The microphone is closed and its last frame is out.</summary>
        public void UplinkFinished(string problem)
        {
            if (problem != null)
            {
                _monitor.Failed(problem);
            }

            _sound.MicrophoneClosed();
            if (_listenWhenFree)
            {
                BeginListening();
            }
            else if (_turn == Turn.Closing || (_turn == Turn.Recording && problem != null))
            {
                EndTalk();
            }
        }

        /// <summary>The speaker has been cut off and its hardware given back.</summary>
        public void SpeakerClosed()
        {
            if (_listenWhenFree)
            {
                BeginListening();
            }
        }

        /// <summary>The last sound of a speech has been heard.</summary>
        public void PlaybackFinished(string problem)
        {
            if (problem != null)
            {
                _monitor.Failed(problem);
            }

            if (_state.Current != DeviceState.Speaking || _playback.IsActive || _listenWhenFree)
            {
                return;
            }

            if (_turn == Turn.Recording && _uplink.IsActive)
            {
                Listen();
            }
            else if (_turn == Turn.Answering && _listenMode == ListenMessage.Auto)
            {
                BeginListening();
            }
            else
            {
                BecomeIdle();
            }
        }

        /// <summary>The server has greeted: who pressed the button before is heard now.</summary>
        public void LinkReady()
        {
            if (_state.Current == DeviceState.Connecting)
            {
                BeginListening();
            }
        }

        /// <summary>There is no link any more: silence, and the microphone closes.</summary>
        public void LinkLost()
        {
            _playback.Cut();
            _uplink.End();
            _interruption.Over();
            if (_state.Current == DeviceState.Listening || _state.Current == DeviceState.Speaking || _listenWhenFree)
            {
                BecomeIdle();
            }
        }

        /// <summary>Where the server's speech is.</summary>
        public void Speech(TtsMessage message)
        {
            if (_interruption.Covers(_clock.Milliseconds))
            {
                if (message.State == TtsMessage.Stop)
                {
                    _interruption.Over();
                }

                return;
            }

            switch (message.State)
            {
                case TtsMessage.Start:
                    BeginSpeech();
                    break;
                case TtsMessage.SentenceStart:
                    Say(message.Text);
                    break;
                case TtsMessage.Stop:
                    EndSpeech();
                    break;
                default:
                    break;
            }
        }

        /// <summary>What the server understood.</summary>
        public void Heard(SttMessage message)
        {
            if (_interruption.Covers(_clock.Milliseconds))
            {
                return;
            }

            _monitor.Heard(message.Text);
            if (_turn == Turn.Answering && _state.Current == DeviceState.Listening)
            {
                WaitFor(AnswerTimeoutMilliseconds);
            }
        }

        /// <summary>Called several times a second.</summary>
        public void Tick()
        {
            if (_state.Current == DeviceState.Speaking && !_listenWhenFree && _playback.FramesReceived != _framesReceived)
            {
                _framesReceived = _playback.FramesReceived;
                WaitFor(SpeechTimeoutMilliseconds);
            }

            if (_clock.Milliseconds >= _deadline)
            {
                TimeOut();
            }
        }

        /// <summary>Silence, and the microphone closes.</summary>
        public void Close()
        {
            _playback.Cut();
            _uplink.End();
        }

        private void BeginTalk()
        {
            if (_link.IsReady)
            {
                BeginListening();
            }
            else if (_state.TryMoveTo(DeviceState.Connecting))
            {
                WaitFor(ConnectTimeoutMilliseconds);
                LinkWanted?.Invoke();
            }
        }

        private void BeginListening()
        {
            if (!_link.IsReady)
            {
                BecomeIdle();
                return;
            }

            if (_uplink.IsActive && _turn == Turn.Recording)
            {
                // Realtime never closed the microphone.
                Listen();
                return;
            }

            _listenWhenFree = !_sound.IsFreeToListen();
            if (_listenWhenFree)
            {
                _turn = Turn.None;
                WaitFor(ClosingTimeoutMilliseconds);
                return;
            }

            // The microphone first: it records while the message goes out, so that no first word is lost.
            string problem;
            if (!_uplink.TryOpen(out problem))
            {
                _monitor.Failed(problem);
                BecomeIdle();
            }
            else if (!Send(ListenMessage.Start(_link.SessionId, _listenMode)))
            {
                _uplink.Cancel();
            }
            else
            {
                _uplink.Begin(_link.Transport);
                Listen();
            }
        }

        private void Listen()
        {
            _turn = Turn.Recording;
            WaitFor(LongestListeningMilliseconds);
            _state.TryMoveTo(DeviceState.Listening);
        }

        private void EndRecording()
        {
            _turn = Turn.Closing;
            WaitFor(ClosingTimeoutMilliseconds);
            _uplink.End();
        }

        /// <summary>The last frame is out.</summary>
        private void EndTalk()
        {
            if (!Send(ListenMessage.Stop(_link.SessionId)))
            {
                return;
            }

            if (_pressedAgain)
            {
                _pressedAgain = false;
                Interrupt();
                BeginListening();
            }
            else if (_state.Current == DeviceState.Speaking)
            {
                _turn = Turn.None;
            }
            else if (_listenMode == ListenMessage.Manual)
            {
                _turn = Turn.Answering;
                WaitFor(AnswerTimeoutMilliseconds);
            }
            else
            {
                BecomeIdle();
            }
        }

        private void Interrupt()
        {
            _playback.Cut();
            _interruption.Aborted(_clock.Milliseconds);
            Send(AbortMessage.ToJson(_link.SessionId));
        }

        private void BeginSpeech()
        {
            bool recording = _turn == Turn.Recording || _turn == Turn.Closing;
            if (_listenWhenFree)
            {
                return;
            }

            if (_state.Current == DeviceState.Listening && recording && _listenMode == ListenMessage.Manual)
            {
                return;
            }

            if (_state.Current != DeviceState.Speaking && !_state.TryMoveTo(DeviceState.Speaking))
            {
                return;
            }

            if (_turn == Turn.Recording && _listenMode == ListenMessage.Auto)
            {
                _turn = Turn.Answering;
                _uplink.End();
            }

            _framesReceived = _playback.FramesReceived;
            WaitFor(SpeechTimeoutMilliseconds);
            _sound.BeginSpeech();
        }

        // Some servers begin with a sentence, without a start before it.
        private void Say(string sentence)
        {
            if (_state.Current != DeviceState.Speaking)
            {
                BeginSpeech();
            }

            if (_state.Current == DeviceState.Speaking)
            {
                WaitFor(SpeechTimeoutMilliseconds);
                _monitor.Said(sentence);
            }
        }

        private void EndSpeech()
        {
            if (_state.Current == DeviceState.Speaking)
            {
                WaitFor(ClosingTimeoutMilliseconds);
                _playback.Finish();
            }
            else if (_turn == Turn.Answering)
            {
                BecomeIdle();
            }
        }

        private void TimeOut()
        {
            _deadline = long.MaxValue;
            if (_listenWhenFree)
            {
                _monitor.Failed("The microphone cannot be used: the hardware was not given back.");
                BecomeIdle();
                return;
            }

            switch (_state.Current)
            {
                case DeviceState.Connecting:
                    _monitor.Failed("The server cannot be reached.");
                    BecomeIdle();
                    break;
                case DeviceState.Listening when _turn == Turn.Recording:
                    EndRecording();
                    break;
                case DeviceState.Listening:
                    _monitor.Failed("The server did not answer.");
                    BecomeIdle();
                    break;
                case DeviceState.Speaking:
                    _monitor.Failed("The speech of the server broke off.");
                    _playback.Cut();
                    _uplink.End();
                    BecomeIdle();
                    break;
                default:
                    break;
            }
        }

        private bool Send(string json)
        {
            bool sent = _link.Send(json);
            if (!sent)
            {
                LinkBroke?.Invoke();
            }

            return sent;
        }

        private void BecomeIdle()
        {
            _turn = Turn.None;
            _listenWhenFree = false;
            _pressedAgain = false;
            _deadline = long.MaxValue;
            _state.TryMoveTo(DeviceState.Idle);
        }

        private void WaitFor(int milliseconds)
        {
            _deadline = _clock.Milliseconds + milliseconds;
        }
    }
}
