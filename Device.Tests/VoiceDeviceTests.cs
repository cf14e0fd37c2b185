using System;
using System.Text;
using System.Threading;
using Firmware.Session;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests
{
    /// <summary>How the parts are wired together: button, events, state, attempts.</summary>
    [TestClass]
    public class VoiceDeviceTests
    {
        [TestMethod]
        public void A_device_that_starts_looks_for_its_server_and_is_idle_when_it_has_found_it()
        {
            using var bench = new Bench();

            bench.Connector.WaitUntilRequested();
            bench.Connector.Finds(Bench.Server);

            bench.Monitor.WaitFor("Starting>Idle");
        }

        [TestMethod]
        public void Pressing_and_letting_go_is_a_talk()
        {
            using var bench = new Bench();
            bench.Connect();

            bench.Board.Button.Move(true);
            bench.Monitor.WaitFor("Idle>Listening");
            bench.Board.FakeMicrophone.Record();
            bench.Connector.Server.WaitFor("sound", 1);
            bench.Board.Button.Move(false);
            bench.Connector.Settle();
            bench.Board.FakeMicrophone.Record();

            bench.Connector.Server.WaitFor("\"state\":\"stop\"", 1);
        }

        [TestMethod]
        public void A_button_that_is_never_let_go_ends_in_idle_and_counts_again_after_it_is()
        {
            using var bench = new Bench();
            bench.Connect();
            bench.Board.Button.Move(true);
            bench.Monitor.WaitFor("Idle>Listening");

            bench.Pass(60000);
            bench.Board.FakeMicrophone.Record();
            bench.Connector.Server.WaitFor("\"state\":\"stop\"", 1);
            bench.Pass(Conversation.AnswerTimeoutMilliseconds);
            bench.Monitor.WaitFor("Listening>Idle");
            bench.Board.Button.Move(true);
            bench.Board.Button.Move(false);
            bench.Board.Button.Move(true);

            bench.Monitor.WaitFor("Idle>Listening");
            Assert.AreEqual(2, bench.Connector.Server.CountOf("\"state\":\"start\""));
        }

        [TestMethod]
        public void A_lost_link_is_looked_for_again_after_a_pause()
        {
            using var bench = new Bench();
            bench.Connect();

            bench.Connector.LosesLink();
            bench.Monitor.WaitFor("is lost: gone");
            bench.Pass(2000);

            bench.Connector.WaitUntilRequested();
        }

        [TestMethod]
        public void An_attempt_that_fails_is_told_and_repeated()
        {
            using var bench = new Bench();
            bench.Connector.WaitUntilRequested();

            bench.Connector.Fails("nobody there");
            bench.Monitor.WaitFor("failed nobody there");
            bench.Pass(2000);

            bench.Connector.WaitUntilRequested();
        }

        [TestMethod]
        public void A_board_that_cannot_be_opened_is_tried_again()
        {
            using var bench = new Bench("pin 21 is taken");
            bench.Monitor.WaitFor("Starting>Error");

            bench.Board.Light.OpenFailure = null;
            bench.Pass(10000);

            bench.Monitor.WaitFor("Error>Starting");
            bench.Connector.WaitUntilRequested();
        }

        [TestMethod]
        public void A_device_without_owner_shows_its_code_in_light()
        {
            using var bench = new Bench();
            bench.Connector.WaitUntilRequested();
            bench.Connector.Finds("{\"websocket\":{\"url\":\"ws://a/\"},\"activation\":{\"code\":\"42\"}}");

            bench.Monitor.WaitFor("Starting>Idle");

            bench.Board.Light.WaitForChanges(1);
            bench.Pass(200);
            bench.Board.Light.WaitForChanges(2);
        }

        [TestMethod]
        public void A_device_that_was_given_an_owner_opens_another_link()
        {
            using var bench = new Bench();
            bench.Connector.WaitUntilRequested();
            bench.Connector.Finds("{\"websocket\":{\"url\":\"ws://a/\"},\"activation\":{\"code\":\"42\"}}");
            bench.Connector.OpensLink();
            bench.Connector.Server.WaitFor("descriptors", 1);

            bench.Connector.Finds(Bench.Server);

            bench.Monitor.WaitFor("serves this device now");
            Assert.IsTrue(bench.Connector.Server.Closed);
            bench.Connector.WaitUntilRequested();
        }

        [TestMethod]
        public void A_token_that_will_end_is_replaced_while_idle()
        {
            using var bench = new Bench();
            bench.Connector.WaitUntilRequested();
            string payload = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"exp\":1800003600}")).TrimEnd('=');
            bench.Connector.Finds("{\"websocket\":{\"url\":\"ws://a/\",\"token\":\"e30." + payload + ".c2ln\"},\"server_time\":{\"timestamp\":1800000000000}}");
            bench.Monitor.WaitFor("Starting>Idle");

            bench.Pass(30 * 60 * 1000);

            bench.Connector.WaitUntilCheckRequested();
        }

        [TestMethod]
        public void Stopping_gives_everything_back()
        {
            var bench = new Bench();
            bench.Connect();

            bench.Dispose();

            Assert.IsTrue(bench.Connector.Disposed);
            Assert.IsTrue(bench.Connector.Server.Closed);
            Assert.IsFalse(bench.Board.IsOpen);
        }

        // A device that runs; each test has its own.
        private sealed class Bench : IDisposable
        {
            public const string Server = "{\"websocket\":{\"url\":\"ws://a/\"}}";

            private const int TimeoutMilliseconds = 5000;

            private readonly VoiceDevice _device;
            private readonly AutoResetEvent _ended = new AutoResetEvent(false);

            public Bench()
                : this(null)
            {
            }

            public Bench(string boardFailure)
            {
                Board.Light.OpenFailure = boardFailure;
                Connector = new FakeConnector(Clock);
                _device = new VoiceDevice(Board, Monitor, Clock, Connector);
                new Thread(Run).Start();
            }

            public FakeBoard Board { get; } = new FakeBoard();

            public FakeClock Clock { get; } = new FakeClock();

            public RecordingMonitor Monitor { get; } = new RecordingMonitor();

            public FakeConnector Connector { get; }

            public void Connect()
            {
                Connector.WaitUntilRequested();
                Connector.Finds(Server);
                Connector.OpensLink();
                Connector.Server.WaitFor("descriptors", 1);
                Monitor.WaitFor("Starting>Idle");
            }

            /// <summary>Time passes, and the device sees it when it has dealt with all that happened before.</summary>
            public void Pass(int milliseconds)
            {
                Connector.Settle();
                Clock.Advance(milliseconds);
                Connector.Settle();
            }

            public void Dispose()
            {
                _device.Stop();
                Board.FakeMicrophone.Record();
                if (!_ended.WaitOne(TimeoutMilliseconds, false))
                {
                    throw new InvalidOperationException("The device does not stop.");
                }
            }

            private void Run()
            {
                _device.Run();
                _ended.Set();
            }
        }
    }
}
