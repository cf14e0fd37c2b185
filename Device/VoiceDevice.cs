using System;
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

        /// <summary>Between attempts to open the board.</summary>
        private const int BoardRetryMilliseconds = 10000;

        private static readonly DeviceEvent ButtonDown = new DeviceEvent(DeviceEventKind.ButtonDown, null);
        private static readonly DeviceEvent ButtonUp = new DeviceEvent(DeviceEventKind.ButtonUp, null);

        private readonly IBoard _board;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock;
        private readonly EventQueue _events = new EventQueue();
        private readonly AttemptSchedule _attempts;
        private readonly DeviceStateMachine _state;
        private readonly SpeechPlayback _playback;
        private readonly Uplink _uplink;
        private readonly Conversation _conversation;
        private readonly VoiceSession _session;
        private readonly IServerConnector _connector;
        private TalkMode _talkMode = TalkMode.Hold;
        private PushToTalk _pushToTalk = new PushToTalk(TalkMode.Hold);
        private bool _boardOpen;
        private bool _stopping;
        private bool _rebooting;
        private long _boardDueMilliseconds;

        public VoiceDevice(IBoard board, IDeviceMonitor monitor)
            : this(board, monitor, new SystemClock())
        {
        }

        private VoiceDevice(IBoard board, IDeviceMonitor monitor, IClock clock)
            : this(board, monitor, clock, new ServerConnector(board, clock))
        {
        }

        /// <summary>For a device whose way to the server or whose time is another.</summary>
        public VoiceDevice(IBoard board, IDeviceMonitor monitor, IClock clock, IServerConnector connector)
        {
            _board = board;
            _monitor = monitor;
            _clock = clock;
            _connector = connector;
            _attempts = new AttemptSchedule(clock);
            _state = new DeviceStateMachine(monitor);
            _playback = new SpeechPlayback(board.Speaker, _events);
            _uplink = new Uplink(board.Microphone, _events);
            var link = new SessionLink(_clock);
            var sound = new SoundHardware(_uplink, _playback, board.IsHalfDuplex);
            _conversation = new Conversation(_state, link, _uplink, _playback, sound, monitor, _clock);
            _session = new VoiceSession(link, _conversation, new ThingChannel(board.Things, link, monitor, _clock), monitor, _clock);
            _session.LinkLost += _attempts.Later;
            _conversation.LinkWanted += _attempts.Now;
            _session.LinkReady += _attempts.Greeted;
            _session.RebootRequested += Reboot;
            _board.TalkButton.Changed += ButtonChanged;
        }

        /// <summary>Runs until <see cref="Stop"/>; on a board for ever.</summary>
        public void Run()
        {
            _playback.Start();
            _uplink.Start();
            _connector.Start(_events, _playback);
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
                case DeviceEventKind.SpeakerClosed:
                    _conversation.SpeakerClosed();
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
                    _attempts.Opened();
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
            _board.StatusLight.Show(StatusPattern.IsLit(_state.Current, now));
            if (_attempts.TryBegin())
            {
                _connector.Request();
            }
        }

        private void OpenBoard(long now)
        {
            if (now < _boardDueMilliseconds)
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
                _boardDueMilliseconds = now + BoardRetryMilliseconds;
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

            if (answer.OffersUpdate)
            {
                Console.WriteLine("Firmware " + answer.FirmwareVersion + " is there; this is " + FirmwareVersion.Current + ".");
            }
            else
            {
                Console.WriteLine("Firmware " + FirmwareVersion.Current + " is up to date.");
            }

            // The server is looked for again after a lost link, too: whoever waits for it keeps waiting.
            if (_state.Current == DeviceState.Starting)
            {
                _state.TryMoveTo(DeviceState.Idle);
            }
        }

        private void AttemptFailed(string reason)
        {
            _monitor.Failed(reason);
            _attempts.Failed(userWaits: _state.Current == DeviceState.Connecting);
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
            _uplink.Dispose();
            _playback.Dispose();
            _board.Things.Close();
            _board.Close();
        }
    }
}
