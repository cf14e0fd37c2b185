using System;
using Firmware.Mqtt;
using Firmware.Tests.Fakes;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Mqtt
{
    [TestClass]
    public class MqttLinkTests
    {
        [TestMethod]
        public void The_last_will_says_offline_and_the_session_is_clean()
        {
            MqttBench bench = new MqttBench().Connect();

            Assert.AreEqual(
                "024e00000007 ann secret v1/house/024e00000007/telemetry 1R {\"type\":\"status\",\"data\":{\"status\":\"offline\"},\"metadata\":{\"productId\":\"house\",\"source\":\"test-board\"}} clean",
                bench.Client.Connection);
            Assert.AreEqual("device-agent/house/device/024e00000007/commands", bench.Client.Subscribed[0]);
            Assert.AreEqual("device-agent/house/device/024e00000007/ntp/response", bench.Client.Subscribed[1]);
        }

        [TestMethod]
        public void Nothing_is_published_before_the_subscription_is_confirmed()
        {
            var bench = new MqttBench();
            bench.Link.Step();
            bench.Pump();
            Assert.AreEqual(0, bench.Client.PublishedCount);

            bench.Client.Grant(MqttQoSLevel.AtLeastOnce);
            bench.Pump();
            Assert.IsTrue(bench.Client.PublishedCount > 0);
        }

        [TestMethod]
        public void A_broker_that_does_not_answer_the_subscription_is_left()
        {
            var bench = new MqttBench();
            bench.Link.Step();
            bench.Clock.Advance(MqttConnection.SubscribeTimeoutMilliseconds + 1);
            bench.Pump();

            Assert.IsTrue(bench.Client.IsClosed);
            Assert.Contains("does not answer the subscription", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_broker_that_refuses_the_subscription_is_left()
        {
            var bench = new MqttBench();
            bench.Link.Step();
            bench.Client.Grant(MqttQoSLevel.GrantedFailure);
            bench.Pump();

            Assert.IsTrue(bench.Client.IsClosed);
            Assert.Contains("does not let the device subscribe", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_refused_connection_is_closed_and_tried_again_after_a_growing_pause()
        {
            var bench = new MqttBench();
            bench.Client.Answer = MqttReasonCode.ConnectionRefusedBadUserNameOrPassword;
            bench.Pump();
            Assert.IsTrue(bench.Client.IsClosed);
            Assert.Contains("refuses user and password", bench.Monitor.Lines);
            Assert.AreEqual(1, bench.Connections);

            bench.Clock.Advance(1400);
            bench.Pump();
            Assert.AreEqual(1, bench.Connections);
            bench.Clock.Advance(600);
            bench.Link.Step();
            Assert.AreEqual(2, bench.Connections);
            bench.Client.Break();
            bench.Pump();
            bench.Clock.Advance(2900);
            bench.Pump();
            Assert.AreEqual(2, bench.Connections);
            bench.Clock.Advance(1100);
            bench.Pump();
            Assert.AreEqual(3, bench.Connections);
        }

        [TestMethod]
        public void A_connection_that_stood_a_minute_starts_with_the_shortest_pause_again()
        {
            MqttBench bench = new MqttBench().Connect();
            Lose(bench);
            bench.Clock.Advance(2000);
            bench.Connect();
            Lose(bench);
            bench.Clock.Advance(4000);
            bench.Connect();
            bench.Client.Confirm(true);
            bench.Clock.Advance(MqttLink.StableMilliseconds);
            Lose(bench);

            bench.Clock.Advance(2000);
            bench.Pump();
            Assert.AreEqual(4, bench.Connections);
        }

        [TestMethod]
        public void A_broker_that_cannot_be_reached_is_told()
        {
            var bench = new MqttBench();
            bench.Client.Failure = new MqttConnectionException("Socket exception connecting to the broker: 10061", null);
            bench.Pump();

            Assert.IsTrue(bench.Client.IsClosed);
            Assert.Contains("cannot be reached: Socket exception", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_name_that_nobody_knows_is_asked_again()
        {
            var bench = new MqttBench { Unresolved = new InvalidOperationException("no such host") };
            bench.Pump();
            Assert.Contains("no such host", bench.Monitor.Lines);

            bench.Unresolved = null;
            bench.Clock.Advance(2000);
            bench.Connect();
            Assert.IsTrue(bench.Client.IsConnected);
        }

        [TestMethod]
        public void A_client_that_has_closed_itself_is_not_closed_again()
        {
            MqttBench bench = new MqttBench().Connect();
            FakeMqttClient lost = bench.Client;
            lost.Break();
            bench.Pump();

            Assert.IsFalse(lost.IsClosed);
            Assert.Contains("connection to the broker is lost", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_connection_over_which_nothing_is_confirmed_is_left()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Clock.Advance(MqttConnection.ConfirmTimeoutMilliseconds);
            bench.Pump();
            Assert.IsFalse(bench.Client.IsClosed);

            bench.Clock.Advance(1);
            bench.Pump();
            Assert.IsTrue(bench.Client.IsClosed);
            Assert.Contains("does not confirm", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_connection_on_which_all_is_confirmed_may_be_quiet()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Client.Confirm(true);
            bench.Clock.Advance(MqttConnection.ConfirmTimeoutMilliseconds + 1);
            bench.Pump();

            Assert.IsFalse(bench.Client.IsClosed);
        }

        [TestMethod]
        public void A_publication_that_the_library_gave_up_ends_the_connection()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Client.Confirm(false);
            bench.Pump();

            Assert.IsTrue(bench.Client.IsClosed);
        }

        [TestMethod]
        public void What_the_full_queue_of_the_library_did_not_take_goes_out_later()
        {
            MqttBench bench = new MqttBench().Connect();
            int before = bench.Client.PublishedCount;
            bench.Client.IsFull = true;
            bench.Client.Deliver(bench.Topics.Commands, "{\"cmd\":\"lamp.turn_on\",\"requestId\":\"1\"}");
            bench.HandleAll();
            bench.Link.Step();
            Assert.AreEqual(before, bench.Client.PublishedCount);

            bench.Client.IsFull = false;
            bench.Link.Step();
            Assert.Contains("\"requestId\":\"1\"", bench.Client.Published(before));
        }

        [TestMethod]
        public void A_link_that_is_closed_leaves_the_broker_without_a_goodbye()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Link.Start();
            bench.Link.Close();

            Assert.IsTrue(bench.Client.IsClosed);
        }

        private static void Lose(MqttBench bench)
        {
            bench.Client.Break();
            bench.Pump();
        }
    }
}
