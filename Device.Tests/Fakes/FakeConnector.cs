using System;
using System.Threading;
using Firmware.Audio;
using Firmware.Protocol;
using Firmware.Session;
using Firmware.Settings;
using Firmware.Update;

namespace Firmware.Tests.Fakes
{
    /// <summary>The way to the server as the test takes it.</summary>
    public sealed class FakeConnector : IServerConnector
    {
        private const int TimeoutMilliseconds = 5000;
        private const string Hello = "{\"type\":\"hello\",\"transport\":\"websocket\",\"session_id\":\"s\",\"audio_params\":{\"format\":\"pcm\",\"sample_rate\":16000,\"channels\":2,\"frame_duration\":60}}";

        private readonly IClock _clock;
        private readonly AutoResetEvent _requested = new AutoResetEvent(false);
        private readonly AutoResetEvent _checkRequested = new AutoResetEvent(false);
        private EventQueue _events;
        private SpeechPlayback _playback;
        private LinkReceiver _receiver;

        public FakeConnector(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>The link that was opened last.</summary>
        public FakeTransport Server { get; private set; }

        public bool Disposed { get; private set; }

        public void Start(EventQueue events, SpeechPlayback playback)
        {
            _events = events;
            _playback = playback;
        }

        public void Request()
        {
            _requested.Set();
        }

        public void RequestCheck()
        {
            _checkRequested.Set();
        }

        public void Dispose()
        {
            Disposed = true;
        }

        public void WaitUntilRequested()
        {
            Require(_requested.WaitOne(TimeoutMilliseconds, false), "No attempt was asked for.");
        }

        public void WaitUntilCheckRequested()
        {
            Require(_checkRequested.WaitOne(TimeoutMilliseconds, false), "No check was asked for.");
        }

        public void Finds(string answerJson)
        {
            UpdateAnswer answer;
            string problem;
            Require(UpdateAnswer.TryParse(answerJson, null, out answer, out problem), problem);
            Post(DeviceEventKind.ServerFound, answer);
        }

        public void ReadsSettings(string json)
        {
            DeviceSettings settings;
            string problem;
            Require(DeviceSettings.TryParse(json, out settings, out problem), problem);
            Post(DeviceEventKind.NetworkJoined, settings);
        }

        /// <summary>Opens a link whose server greets.</summary>
        public void OpensLink()
        {
            Server = new FakeTransport();
            _receiver = new LinkReceiver(_events, _playback, _clock);
            Post(DeviceEventKind.LinkOpened, new OpenedLink(Server, _receiver));
            string problem;
            Post(DeviceEventKind.MessageReceived, ServerMessageReader.Read(Hello, out problem));
        }

        public void Fails(string reason)
        {
            Post(DeviceEventKind.LinkFailed, reason);
        }

        public void LosesLink()
        {
            Post(DeviceEventKind.LinkLost, new LostLink(_receiver, "gone"));
        }

        /// <summary>Waits until the device has dealt with all that was posted so far.</summary>
        public void Settle()
        {
            var handled = new AutoResetEvent(false);
            _events.Post(new DeviceEvent(DeviceEventKind.CheckFailed, "settled", handled));
            Require(handled.WaitOne(TimeoutMilliseconds, false), "The device does not handle its events.");
        }

        private void Post(DeviceEventKind kind, object payload)
        {
            _events.Post(new DeviceEvent(kind, payload));
        }

        private static void Require(bool met, string problem)
        {
            if (!met)
            {
                throw new InvalidOperationException(problem);
            }
        }
    }
}
