using Firmware.Session;
using Firmware.Tests.Fakes;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class ServerConnectorTests
    {
        private const string Unbound = "{\"activation\":{\"code\":\"123456\",\"message\":\"Enter it.\",\"challenge\":\"c\",\"timeout_ms\":30000}}";

        [TestMethod]
        public void An_attempt_reads_the_settings_asks_the_server_and_opens_the_link()
        {
            var bench = new Bench();

            bench.Request();

            bench.Expect(DeviceEventKind.NetworkJoined);
            bench.Expect(DeviceEventKind.ServerFound);
            bench.Expect(DeviceEventKind.LinkOpened);
            bench.ExpectNothing();
        }

        [TestMethod]
        public void The_next_attempt_after_a_link_does_not_ask_again()
        {
            var bench = new Bench();
            bench.Request();
            bench.Request();

            Assert.AreEqual(1, bench.Access.Checks);
            Assert.AreEqual(2, bench.Access.LinksTried);
        }

        [TestMethod]
        public void Missing_settings_end_the_attempt_with_what_is_missing()
        {
            var bench = new Bench();
            bench.Access.Missing = "no settings";

            bench.Request();

            Assert.AreEqual("no settings", (string)bench.Expect(DeviceEventKind.ConfigurationNeeded));
            bench.ExpectNothing();
        }

        [TestMethod]
        public void A_server_that_cannot_be_reached_is_asked_again_by_the_next_attempt()
        {
            var bench = new Bench();
            bench.Access.Answer = null;
            bench.Request();
            bench.Expect(DeviceEventKind.NetworkJoined);
            Assert.AreEqual("nobody there", (string)bench.Expect(DeviceEventKind.LinkFailed));

            bench.Request();

            Assert.AreEqual(2, bench.Access.Checks);
        }

        [TestMethod]
        public void A_link_that_is_refused_makes_the_next_attempt_ask_the_server_again()
        {
            var bench = new Bench();
            bench.Access.LinkStatus = 503;
            bench.Request();
            bench.Request();

            Assert.AreEqual(2, bench.Access.Checks);
            Assert.AreEqual(2, bench.Access.LinksTried);
        }

        [TestMethod]
        public void A_token_that_is_refused_is_replaced_at_once_by_a_fresh_one()
        {
            var bench = new Bench();
            bench.Request();
            bench.Access.GoodToken = "t2";
            bench.Access.Answer = "{\"websocket\":{\"url\":\"ws://a/\",\"token\":\"t2\"}}";
            bench.Skip(3);

            bench.Request();

            bench.Expect(DeviceEventKind.NetworkJoined);
            bench.Expect(DeviceEventKind.ServerFound);
            bench.Expect(DeviceEventKind.LinkOpened);
            Assert.AreEqual(2, bench.Access.Checks);
        }

        [TestMethod]
        public void A_fresh_token_that_is_refused_ends_the_attempt_without_hammering()
        {
            var bench = new Bench();
            bench.Access.GoodToken = "another";

            bench.Request();

            Assert.AreEqual(1, bench.Access.Checks);
            Assert.AreEqual(1, bench.Access.LinksTried);
            bench.Skip(2);
            bench.Expect(DeviceEventKind.LinkFailed);
        }

        [TestMethod]
        public void A_token_that_stays_refused_is_replaced_once_an_attempt()
        {
            var bench = new Bench();
            bench.Request();
            bench.Access.GoodToken = "another";

            bench.Request();

            Assert.AreEqual(2, bench.Access.Checks);
            Assert.AreEqual(3, bench.Access.LinksTried);
        }

        [TestMethod]
        public void A_check_while_a_link_stands_tells_what_the_server_gives_out_and_touches_no_link()
        {
            var bench = new Bench();
            bench.Request();
            bench.Skip(3);

            bench.Check();
            bench.Expect(DeviceEventKind.ServerFound);
            bench.Access.Answer = null;
            bench.Check();

            Assert.AreEqual("nobody there", (string)bench.Expect(DeviceEventKind.CheckFailed));
            bench.ExpectNothing();
            Assert.AreEqual(1, bench.Access.LinksTried);
        }

        [TestMethod]
        public void A_device_without_owner_asks_every_three_seconds_until_the_code_was_entered()
        {
            var bench = new Bench();
            bench.Access.Answer = Unbound;
            bench.Request();
            bench.Skip(1);
            Assert.AreEqual("123456", ((UpdateAnswer)bench.Expect(DeviceEventKind.ServerFound)).Activation.Code);
            Assert.AreEqual(0, bench.Access.LinksTried);

            bench.Pass(ServerConnector.ActivationPendingMilliseconds - 1);
            Assert.AreEqual(0, bench.Access.ActivationsAsked);
            bench.Pass(1);
            bench.Pass(ServerConnector.ActivationPendingMilliseconds);
            Assert.AreEqual(2, bench.Access.ActivationsAsked);

            bench.Access.ActivationStatus = 200;
            bench.Access.Answer = "{\"websocket\":{\"url\":\"ws://a/\",\"token\":\"t\"}}";
            bench.Pass(ServerConnector.ActivationPendingMilliseconds);
            Assert.IsNull(((UpdateAnswer)bench.Expect(DeviceEventKind.ServerFound)).Activation);
            bench.Expect(DeviceEventKind.LinkOpened);
            bench.Pass(60000);
            Assert.AreEqual(3, bench.Access.ActivationsAsked);
        }

        [TestMethod]
        public void A_server_that_answers_something_else_is_asked_every_ten_seconds()
        {
            var bench = new Bench();
            bench.Access.Answer = Unbound;
            bench.Access.ActivationStatus = 0;
            bench.Request();
            bench.Pass(ServerConnector.ActivationPendingMilliseconds);

            bench.Pass(ServerConnector.ActivationTroubleMilliseconds - 1);
            Assert.AreEqual(1, bench.Access.ActivationsAsked);
            bench.Pass(1);
            Assert.AreEqual(2, bench.Access.ActivationsAsked);
        }

        [TestMethod]
        public void A_device_without_owner_opens_the_link_that_speaks_the_code()
        {
            var bench = new Bench();
            bench.Access.Answer = "{\"websocket\":{\"url\":\"ws://a/\"},\"activation\":{\"code\":\"12\"}}";

            bench.Request();

            bench.Skip(2);
            bench.Expect(DeviceEventKind.LinkOpened);
            bench.Pass(ServerConnector.ActivationPendingMilliseconds);
            Assert.AreEqual(1, bench.Access.ActivationsAsked);
        }

        [TestMethod]
        public void A_code_that_nobody_enters_is_replaced_after_ten_minutes()
        {
            var bench = new Bench();
            bench.Access.Answer = Unbound;
            bench.Request();

            bench.Pass(ServerConnector.ActivationRenewalMilliseconds);

            Assert.AreEqual(2, bench.Access.Checks);
            bench.Pass(ServerConnector.ActivationPendingMilliseconds);
            Assert.AreEqual(2, bench.Access.Checks);
        }

        [TestMethod]
        public void A_question_that_throws_while_a_link_stands_ends_no_link()
        {
            var bench = new Bench();
            bench.Access.Answer = "{\"websocket\":{\"url\":\"ws://a/\"},\"activation\":{\"code\":\"12\"}}";
            bench.Access.ActivationFailure = "out of memory";
            bench.Request();
            bench.Skip(3);

            bench.Pass(ServerConnector.ActivationPendingMilliseconds);

            Assert.Contains("out of memory", (string)bench.Expect(DeviceEventKind.CheckFailed));
            bench.Pass(ServerConnector.ActivationPendingMilliseconds);
            Assert.AreEqual(1, bench.Access.ActivationsAsked);
            bench.ExpectNothing();
        }

        // The connector without its thread; each test has its own.
        private sealed class Bench
        {
            private const int TimeoutMilliseconds = 5000;

            public Bench()
            {
                Connector = new ServerConnector(Access, Clock);
                Connector.Attach(Events, null);
            }

            public FakeServerAccess Access { get; } = new FakeServerAccess();

            public FakeClock Clock { get; } = new FakeClock();

            public EventQueue Events { get; } = new EventQueue();

            public ServerConnector Connector { get; }

            public void Request()
            {
                Connector.Request();
                Connector.Step();
            }

            public void Check()
            {
                Connector.RequestCheck();
                Connector.Step();
            }

            public void Pass(int milliseconds)
            {
                Clock.Advance(milliseconds);
                Connector.Step();
            }

            public object Expect(DeviceEventKind kind)
            {
                DeviceEvent happened = Events.Take(TimeoutMilliseconds);
                Assert.IsNotNull(happened);
                Assert.AreEqual((int)kind, (int)happened.Kind);
                return happened.Payload;
            }

            public void ExpectNothing()
            {
                Assert.IsNull(Events.Take(0));
            }

            public void Skip(int events)
            {
                for (int i = 0; i < events; i++)
                {
                    Assert.IsNotNull(Events.Take(TimeoutMilliseconds));
                }
            }
        }
    }
}
