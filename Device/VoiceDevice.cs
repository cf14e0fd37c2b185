using System;
using System.IO;
using System.Threading;
using Firmware.Audio;
using Firmware.Input;
using Firmware.Mqtt;
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
        /// <summary>Between attempts to open the board.</summary>
        private const int BoardRetryMilliseconds = 10000;

        private static readonly DeviceEvent ButtonDown = new DeviceEvent(DeviceEventKind.ButtonDown, null);
        private static readonly DeviceEvent ButtonUp = new DeviceEvent(DeviceEventKind.ButtonUp, null);

        private readonly IBoard _board;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock;
        private readonly EventQueue _events = new EventQueue();
        private readonly AttemptSchedule _attempts;
        private readonly TokenSchedule _tokens = new TokenSchedule();
        private readonly StatusShow _status;
        private readonly DeviceStateMachine _state;
        private readonly SpeechPlayback _playback;
        private readonly Uplink _uplink;
        private readonly Conversation _conversation;
        private readonly VoiceSession _session;
        private readonly IServerConnector _connector;
        private readonly SessionLink _link;
        private readonly FactoryReset _factoryReset;
        private readonly Updater _updater;
        private readonly MqttAgent _mqtt;
        private TalkMode _talkMode = TalkMode.Hold;
        private PushToTalk _pushToTalk = new PushToTalk(TalkMode.Hold);
        private bool _boardOpen;
        private bool _activating;
        private bool _relinkWanted;
        private bool _serverless;
        private bool _stopping;
        private bool _rebooting;
        private long _boardDueMilliseconds;

        public VoiceDevice(IBoard board, IDeviceMonitor monitor)
            : this(board, monitor, new SystemClock())
        {
        }

        private VoiceDevice(IBoard board, IDeviceMonitor monitor, IClock clock)
            : this(board, monitor, clock, new ServerConnector(new ServerAccess(board, clock, new SlotStore()), clock))
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
            _status = new StatusShow(board.StatusLight);
            _state = new DeviceStateMachine(monitor);
            _playback = new SpeechPlayback(board.Speaker, _events);
            _uplink = new Uplink(board.Microphone, _events);
            _factoryReset = new FactoryReset(_clock.Milliseconds);
            _updater = new Updater(new SlotStore(), _clock, FirmwareVersion.Current, board.UpdateSlotBytes);
            board.Things.Add(new SpeakerVolume(new SettingsVolumeStore(), _clock)).Add(new FirmwareThing(_updater));
            _mqtt = new MqttAgent(board, _events, monitor, _clock);
            _link = new SessionLink(_clock);
            var sound = new SoundHardware(_uplink, _playback, board.IsHalfDuplex);
            _conversation = new Conversation(_state, _link, _uplink, _playback, sound, monitor, _clock);
            var things = new ThingChannel(board.Things, _link, monitor, _clock);
            _session = new VoiceSession(_link, _conversation, things, monitor, _clock);
            _session.LinkLost += _attempts.Later;
            _conversation.LinkWanted += _attempts.Now;
            _session.LinkReady += _attempts.Greeted;
            _session.LinkReady += _updater.SessionStood;
            _session.RebootRequested += Reboot;
            things.Reported += _mqtt.ThingReported;
            _board.TalkButton.Changed += ButtonChanged;
        }

        /// <summary>Runs until <see cref="Stop"/>; on a board for ever.</summary>
        public void Run()
        {
            _playback.Start();
            _uplink.Start();
            _connector.Start(_events, _playback);
            _updater.Start();
            int pause = 0;
            while (!_stopping)
            {
                DeviceEvent happened = _events.Take(pause);
                pause = LoopPause.BusyMilliseconds;
                try
                {
                    if (happened != null)
                    {
                        Handle(happened);
                    }

                    pause = Tick();
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
                    _factoryReset.Changed(true, _talkMode, _clock.Milliseconds);
                    Signal(_pushToTalk.Changed(true, _clock.Milliseconds));
                    break;
                case DeviceEventKind.ButtonUp:
                    _factoryReset.Changed(false, _talkMode, _clock.Milliseconds);
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
                case DeviceEventKind.RestartNeeded:
                    Console.WriteLine((string)happened.Payload);
                    Reboot();
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
                case DeviceEventKind.NoServer:
                    _serverless = true;
                    _state.TryMoveTo(DeviceState.Idle);
                    break;
                case DeviceEventKind.ServerFound:
                    ServerFound((UpdateAnswer)happened.Payload);
                    break;
                case DeviceEventKind.CheckFailed:
                    _monitor.Failed((string)happened.Payload);
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
                    _mqtt.Handle(happened);
                    break;
            }
        }

        /// <summary>Looks after everything that waits for its time; returns for how many milliseconds nothing does.</summary>
        private int Tick()
        {
            long now = _clock.Milliseconds;
            if (!_boardOpen)
            {
                OpenBoard(now);
                return LoopPause.BusyMilliseconds;
            }

            Signal(_pushToTalk.Tick(now));
            _session.Tick();
            if (_state.Current == DeviceState.Idle)
            {
                TickIdle(now);
            }

            if (_factoryReset.Tick(_state.Current, now))
            {
                WipeAndReboot();
            }

            TendUpdate();
            _mqtt.Tick();
            if (!_serverless && _attempts.TryBegin())
            {
                _connector.Request();
            }

            if (_factoryReset.IsWarning)
            {
                _status.Warn(FactoryReset.IsLit(now));
                return LoopPause.BusyMilliseconds;
            }

            int untilLight = _status.Update(_state.Current, now);
            long untilAttempt = _serverless ? long.MaxValue : _attempts.MillisecondsUntilDue;
            return LoopPause.Of(_state.Current, untilLight, _board.Things.TickMilliseconds(), untilAttempt);
        }

        private void TickIdle(long now)
        {
            if (_relinkWanted)
            {
                _relinkWanted = false;
                _session.Relink("the server serves this device now");
                _attempts.Now();
            }

            if (_tokens.TakeDue(now))
            {
                _connector.RequestCheck();
            }
        }

        private void TendUpdate()
        {
            _updater.Rests = _state.Current == DeviceState.Idle && !_board.Things.IsBusy();
            if (_updater.Rests && _updater.Progress == UpdateProgress.Ready && _state.TryMoveTo(DeviceState.Updating))
            {
                Reboot();
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
                _monitor.Failed("The board cannot be opened: " + failure.Message);
                _state.TryMoveTo(DeviceState.Error);
                _boardDueMilliseconds = now + BoardRetryMilliseconds;
                Try(_board.Close);
            }
        }

        private void Signal(TalkSignal signal)
        {
            if (_serverless)
            {
                // Nobody is there to talk to.
                return;
            }

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
            _mqtt.Start(settings.Mqtt);
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
            if (answer.UnixMilliseconds >= TimeSync.EarliestUnixMilliseconds && answer.UnixMilliseconds < TimeSync.LatestUnixMilliseconds)
            {
                _mqtt.TimeIsKnown();
                Rtc.SetSystemTime(DateTime.UnixEpoch.AddTicks(answer.UnixMilliseconds * TimeSpan.TicksPerMillisecond));
            }

            _updater.Answered(answer);

            _tokens.Given(answer, _clock.Milliseconds);
            Activate(answer.Activation);

            // The server is looked for again after a lost link, too: whoever waits for it keeps waiting.
            if (_state.Current == DeviceState.Starting && answer.WebSocketUrl.Length > 0)
            {
                _state.TryMoveTo(DeviceState.Idle);
            }
        }

        private void Activate(ActivationRequest request)
        {
            if (request != null)
            {
                Console.WriteLine("Activation code " + request.Code + ". " + request.Message);
            }
            else if (_activating)
            {
                // A link that stands was opened for a device without owner.
                _relinkWanted = _session.HasLink;
                Console.WriteLine("The device is activated.");
            }

            _activating = request != null;
            _status.ShowCode(_activating ? request.Code : null, _clock.Milliseconds);
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

        private void WipeAndReboot()
        {
            _monitor.Failed("The button was held for ten seconds: settings and Wi-Fi are erased.");

            // It must not write into what is being erased.
            _updater.Dispose();
            try
            {
                FactoryState.Restore();
            }
            catch (IOException failure)
            {
                _monitor.Failed("Not all could be erased: " + failure.Message);
            }

            Reboot();
        }

        private void Close()
        {
            Try(_session.Close);
            Try(_connector.Dispose);
            Try(_updater.Dispose);
            Try(_mqtt.Close);
            Try(_uplink.Dispose);
            Try(_playback.Dispose);
            Try(_board.Things.Close);
            Try(_board.Close);
        }

        /// <summary>Whatever cannot be closed, the rest is, and the restart comes.</summary>
        private void Try(SessionNotice close)
        {
            try
            {
                close();
            }
            catch (Exception failure)
            {
                _monitor.Failed("Closing: " + failure.Message);
            }
        }
    }
}
