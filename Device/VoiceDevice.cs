using System;
using System.Threading;
using Firmware.Audio;
using Firmware.Input;
using Firmware.Protocol;
using Firmware.Session;
using Firmware.Settings;
using Firmware.Update;
using nanoFramework.Runtime.Native;

namespace Firmware
{
    /// <summary>
    /// The device: one event loop that owns all state. Button, link, microphone and speaker have threads of their own and
    /// post what happens to it.
    /// </summary>
    public sealed class VoiceDevice
    {
        /// <summary>How often time-outs, sensors and the status light are looked after.</summary>
        private const int TickMilliseconds = 50;

        /// <summary>Between attempts while somebody holds the button: not for long, so without the growing pauses.</summary>
        private const int WaitingUserRetryMilliseconds = 1000;

        private static readonly DeviceEvent ButtonDown = new DeviceEvent(DeviceEventKind.ButtonDown, null);
        private static readonly DeviceEvent ButtonUp = new DeviceEvent(DeviceEventKind.ButtonUp, null);

        private readonly IBoard _board;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock = new SystemClock();
        private readonly EventQueue _events = new EventQueue();
        private readonly ReconnectPolicy _reconnect = new ReconnectPolicy();
        private readonly Random _random = new Random();
        private readonly DeviceStateMachine _state;
        private readonly SpeechPlayback _playback;
        private readonly Uplink _uplink;
        private readonly Conversation _conversation;
        private readonly VoiceSession _session;
        private readonly ServerConnector _connector;
        private readonly Updater _updater;
        private TalkMode _talkMode = TalkMode.Hold;
        private PushToTalk _pushToTalk = new PushToTalk(TalkMode.Hold);
        private bool _boardOpen;
        private bool _attempting;
        private bool _stopping;
        private bool _rebooting;
        private long _retryMilliseconds;

        public VoiceDevice(IBoard board, IDeviceMonitor monitor)
        {
            _board = board;
            _monitor = monitor;
            _state = new DeviceStateMachine(monitor);
            _playback = new SpeechPlayback(board.Speaker, _events);
            _uplink = new Uplink(board.Microphone, _events);
            var slots = new SlotStore();
            _updater = new Updater(slots, _clock, FirmwareVersion.Current, board.UpdateSlotBytes);
            board.Things.Add(new FirmwareThing(_updater));
            _connector = new ServerConnector(board, _events, _playback, _clock, slots);
            var link = new SessionLink(_clock);
            _conversation = new Conversation(_state, link, _uplink, _playback, monitor, _clock);
            _session = new VoiceSession(link, _conversation, new ThingChannel(board.Things, link, monitor), monitor, _clock);
            _session.LinkLost += RetryLater;
            _conversation.LinkWanted += RetryNow;
            _session.LinkReady += _reconnect.Reset;
            _session.LinkReady += _updater.SessionStood;
            _session.RebootRequested += Reboot;
            _board.TalkButton.Changed += ButtonChanged;
        }

        /// <summary>Runs until <see cref="Stop"/>; on a board for ever.</summary>
        public void Run()
        {
            _playback.Start();
            _uplink.Start();
            _connector.Start();
            _updater.Start();
            while (!_stopping)
            {
                DeviceEvent happened = _events.Take(TickMilliseconds);
                try
                {
                    if (happened != null)
                    {
                        Handle(happened);
                    }

                    Tick();
                }
                catch (Exception unforeseen)
                {
                    _monitor.Failed("Unforeseen: " + unforeseen.Message);
                }

                if (happened != null)
                {
                    happened.Complete();
                }
            }

            Close();
            if (_rebooting)
            {
                Power.RebootDevice();

                // The runtime only notes the wish: this thread would go on for the rest of its quantum.
                Thread.Sleep(Timeout.Infinite);
            }
        }

        /// <summary>Ends <see cref="Run"/> soon; may be called on any thread.</summary>
        public void Stop()
        {
            _events.Post(new DeviceEvent(DeviceEventKind.Stop, null));
        }

        private void ButtonChanged(bool isDown)
        {
            _events.PostInput(isDown ? ButtonDown : ButtonUp);
        }

        private void Handle(DeviceEvent happened)
        {
            switch (happened.Kind)
            {
                case DeviceEventKind.ButtonDown:
                    Signal(_pushToTalk.Changed(true, _clock.Milliseconds));
                    break;
                case DeviceEventKind.ButtonUp:
                    Signal(_pushToTalk.Changed(false, _clock.Milliseconds));
                    break;
                case DeviceEventKind.MessageReceived:
                    _session.Received((ServerMessage)happened.Payload);
                    break;
                case DeviceEventKind.MessageRefused:
                    _monitor.Failed((string)happened.Payload);
                    break;
                case DeviceEventKind.UplinkFinished:
                    _conversation.UplinkFinished((string)happened.Payload);
                    break;
                case DeviceEventKind.PlaybackFinished:
                    _conversation.PlaybackFinished((string)happened.Payload);
                    break;
                case DeviceEventKind.Stop:
                    _stopping = true;
                    break;
                default:
                    HandleConnection(happened);
                    break;
            }
        }

        private void HandleConnection(DeviceEvent happened)
        {
            switch (happened.Kind)
            {
                case DeviceEventKind.ConfigurationNeeded:
                    AttemptFailed((string)happened.Payload);
                    _state.TryMoveTo(DeviceState.Configuring);
                    break;
                case DeviceEventKind.NetworkJoined:
                    Configure((DeviceSettings)happened.Payload);
                    break;
                case DeviceEventKind.ServerFound:
                    ServerFound((UpdateAnswer)happened.Payload);
                    break;
                case DeviceEventKind.LinkOpened:
                    _attempting = false;
                    _retryMilliseconds = long.MaxValue;
                    _session.LinkOpened((OpenedLink)happened.Payload);
                    break;
                case DeviceEventKind.LinkFailed:
                    AttemptFailed((string)happened.Payload);
                    break;
                case DeviceEventKind.LinkLost:
                    _session.LinkEnded((LostLink)happened.Payload);
                    break;
                default:
                    break;
            }
        }

        private void Tick()
        {
            long now = _clock.Milliseconds;
            if (!_boardOpen)
            {
                OpenBoard(now);
                return;
            }

            Signal(_pushToTalk.Tick(now));
            _session.Tick();
            TendUpdate();
            _board.StatusLight.Show(StatusPattern.IsLit(_state.Current, now));
            if (now >= _retryMilliseconds && !_attempting)
            {
                _attempting = true;
                _connector.Request();
            }
        }

        private void TendUpdate()
        {
            _updater.Rests = _state.Current == DeviceState.Idle;
            if (_updater.Progress == UpdateProgress.Ready && _state.TryMoveTo(DeviceState.Updating))
            {
                Reboot();
            }
        }

        private void OpenBoard(long now)
        {
            if (now < _retryMilliseconds)
            {
                return;
            }

            _state.TryMoveTo(DeviceState.Starting);
            try
            {
                _board.Open();
                _board.Things.Open(_monitor);
                _boardOpen = true;
            }
            catch (Exception failure)
            {
                // What a driver throws for a pin that it cannot have differs.
                _board.Close();
                _monitor.Failed("The board cannot be opened: " + failure.Message);
                _state.TryMoveTo(DeviceState.Error);
                RetryLater();
            }
        }

        private void Signal(TalkSignal signal)
        {
            if (signal == TalkSignal.Pressed)
            {
                _conversation.TalkPressed();
            }
            else if (signal == TalkSignal.Released)
            {
                _conversation.TalkReleased();
            }
        }

        private void Configure(DeviceSettings settings)
        {
            _conversation.Configure(settings.ListenMode);
            if (settings.TalkMode != _talkMode)
            {
                // Not each time the settings are read: the button may be down just now.
                _talkMode = settings.TalkMode;
                _pushToTalk = new PushToTalk(_talkMode);
            }

            _state.TryMoveTo(DeviceState.Starting);
        }

        private void ServerFound(UpdateAnswer answer)
        {
            if (answer.UnixMilliseconds > 0)
            {
                Rtc.SetSystemTime(DateTime.UnixEpoch.AddTicks(answer.UnixMilliseconds * TimeSpan.TicksPerMillisecond));
            }

            _updater.Answered(answer);

            // The server is looked for again after a lost link, too: whoever waits for it keeps waiting.
            if (_state.Current == DeviceState.Starting)
            {
                _state.TryMoveTo(DeviceState.Idle);
            }
        }

        private void AttemptFailed(string reason)
        {
            _attempting = false;
            _monitor.Failed(reason);
            if (_state.Current == DeviceState.Connecting)
            {
                _retryMilliseconds = _clock.Milliseconds + WaitingUserRetryMilliseconds;
            }
            else
            {
                RetryLater();
            }
        }

        private void RetryLater()
        {
            _retryMilliseconds = _clock.Milliseconds + _reconnect.NextDelay(_random.NextDouble());
        }

        private void RetryNow()
        {
            _retryMilliseconds = _clock.Milliseconds;
        }

        private void Reboot()
        {
            _rebooting = true;
            _stopping = true;
        }

        private void Close()
        {
            _session.Close();
            _connector.Dispose();
            _updater.Dispose();
            _uplink.Dispose();
            _playback.Dispose();
            _board.Things.Close();
            _board.Close();
        }
    }
}
