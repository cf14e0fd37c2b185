using System;
using Firmware.Audio;
using Firmware.Protocol;
using Firmware.Session;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>A whole conversation around fakes: the test is button, server, microphone, speaker and clock.</summary>
    public sealed class SessionBench : IDisposable
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly EventQueue _events = new EventQueue();
        private readonly DeviceStateMachine _state;
        private readonly SpeechPlayback _playback;
        private readonly Uplink _uplink;
        private LinkReceiver _receiver;

        /// <param name="listenMode">One of the modes of <see cref="ListenMessage"/>.</param>
        public SessionBench(string listenMode)
            : this(listenMode, false)
        {
        }

        /// <param name="listenMode">One of the modes of <see cref="ListenMessage"/>.</param>
        /// <param name="isHalfDuplex">True for a board whose microphone and speaker share one bus.</param>
        public SessionBench(string listenMode, bool isHalfDuplex)
        {
            Microphone.Excludes = isHalfDuplex ? Speaker : null;
            Speaker.Excludes = isHalfDuplex ? Microphone : null;
            _state = new DeviceStateMachine(Monitor);
            _state.TryMoveTo(DeviceState.Idle);
            _playback = new SpeechPlayback(Speaker, _events);
            _uplink = new Uplink(Microphone, _events);
            ThingRegistry things = new ThingRegistry().Add(new Light("lamp", "lamp", new RgbLamp(Red, new FakeOutput(), new FakeOutput())));
            things.Open(Monitor);
            var link = new SessionLink(Clock);
            var sound = new SoundHardware(_uplink, _playback, isHalfDuplex);
            Conversation = new Conversation(_state, link, _uplink, _playback, sound, Monitor, Clock);
            Conversation.Configure(listenMode);
            Session = new VoiceSession(link, Conversation, new ThingChannel(things, link, Monitor, Clock), Monitor, Clock);
            Session.LinkLost += () => LinksLost++;
            Conversation.LinkWanted += () => LinksWanted++;
            Session.LinkReady += () => LinksReady++;
            Session.RebootRequested += () => Reboots++;
            _playback.Start();
            _uplink.Start();
        }

        public Conversation Conversation { get; }

        public VoiceSession Session { get; }

        public FakeClock Clock { get; } = new FakeClock();

        public RecordingMonitor Monitor { get; } = new RecordingMonitor();

        public FakeMicrophone Microphone { get; } = new FakeMicrophone();

        public FakeSpeaker Speaker { get; } = new FakeSpeaker();

        public FakeOutput Red { get; } = new FakeOutput();

        /// <summary>The present link; null before the first.</summary>
        public FakeTransport Server { get; private set; }

        public int LinksLost { get; private set; }

        public int LinksWanted { get; private set; }

        public int LinksReady { get; private set; }

        public int Reboots { get; private set; }

        public DeviceState State
        {
            get { return _state.Current; }
        }

        public void Dispose()
        {
            Session.Close();
            Microphone.Record();
            _uplink.Dispose();
            _playback.Dispose();
        }

        /// <summary>A link is opened; the server has not greeted yet.</summary>
        public SessionBench Open()
        {
            Server = new FakeTransport();
            _receiver = new LinkReceiver(_events, _playback, Clock);
            Session.LinkOpened(new OpenedLink(Server, _receiver));
            return this;
        }

        /// <summary>A link is opened and greeted.</summary>
        public SessionBench Connect()
        {
            Open();
            Says("{\"type\":\"hello\",\"transport\":\"websocket\",\"session_id\":\"s1\",\"audio_params\":{\"format\":\"pcm\",\"sample_rate\":16000,\"channels\":2,\"frame_duration\":60}}");
            return this;
        }

        /// <summary>The server sends a message, and it is dealt with.</summary>
        public void Says(string json)
        {
            string problem;
            Session.Received(ServerMessageReader.Read(json, out problem));
        }

        public void SaysTts(string state)
        {
            Says("{\"type\":\"tts\",\"state\":\"" + state + "\",\"text\":\"Hello.\"}");
        }

        /// <summary>The server sends frames of sound; how many were taken.</summary>
        public int SendsSound(int frames)
        {
            int taken = 0;
            for (int i = 0; i < frames; i++)
            {
                if (_receiver.TakeAudioBuffer() != null)
                {
                    _receiver.AudioReceived(AudioFormat.FrameBytes);
                    taken++;
                }
            }

            return taken;
        }

        /// <summary>The link ends by itself.</summary>
        public void Breaks()
        {
            _receiver.LinkEnded("gone");
            Handle(DeviceEventKind.LinkLost);
        }

        /// <summary>The link of another time ends.</summary>
        public void OldLinkBreaks()
        {
            Session.LinkEnded(new LostLink(new LinkReceiver(_events, _playback, Clock), "gone"));
        }

        public void HearsPong()
        {
            _receiver.PongReceived();
        }

        public void Pass(int milliseconds)
        {
            Clock.Advance(milliseconds);
            Session.Tick();
        }

        /// <summary>Lets the microphone record the frame that is the last, and the session deal with its end.</summary>
        public void RecordLastFrame()
        {
            Microphone.Record();
            Handle(DeviceEventKind.UplinkFinished);
        }

        /// <summary>Presses, records some frames, lets go: the session waits for the answer.</summary>
        public void Ask(int frames)
        {
            Conversation.TalkPressed();
            for (int i = 0; i < frames; i++)
            {
                Microphone.Record();
                Server.WaitFor("sound", i + 1);
            }

            Microphone.WaitUntilAsked();
            Conversation.TalkReleased();
            RecordLastFrame();
        }

        /// <summary>Waits for what a thread posts and passes it on as the event loop does.</summary>
        public void Handle(DeviceEventKind kind)
        {
            DeviceEvent happened = _events.Take(TimeoutMilliseconds);
            if (happened == null || happened.Kind != kind)
            {
                throw new InvalidOperationException("Another event than " + (int)kind + ": " + (happened == null ? "none" : ((int)happened.Kind).ToString()));
            }

            switch (kind)
            {
                case DeviceEventKind.UplinkFinished:
                    Conversation.UplinkFinished((string)happened.Payload);
                    break;
                case DeviceEventKind.SpeakerClosed:
                    Conversation.SpeakerClosed();
                    break;
                case DeviceEventKind.PlaybackFinished:
                    Conversation.PlaybackFinished((string)happened.Payload);
                    break;
                default:
                    Session.LinkEnded((LostLink)happened.Payload);
                    break;
            }
        }
    }
}
