using System;
using Firmware.Mqtt;
using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Mqtt
{
    [TestClass]
    public class MqttSessionTests
    {
        private const string Status = "v1/house/024e00000007/telemetry 1R {\"type\":\"status\",\"data\":{\"status\":\"online\",\"state\":{\"lamp\":{\"power\":";

        [TestMethod]
        public void The_device_is_online_with_the_state_of_all_its_things()
        {
            MqttBench bench = new MqttBench().Connect();

            Assert.AreEqual(
                Status + "false,\"brightness\":100,\"color\":\"white\"},\"hall_lamp\":{\"power\":false,\"brightness\":100,\"color\":\"white\"},"
                + "\"fan\":{\"power\":false,\"speed\":0,\"direction\":\"forward\"}}},\"metadata\":{\"productId\":\"house\",\"source\":\"test-board\"}}",
                bench.Client.Published(0));
        }

        [TestMethod]
        public void A_change_is_reported_but_not_many_in_one_second()
        {
            MqttBench bench = new MqttBench().Connect();
            int before = bench.Client.PublishedCount;
            Change(bench, "turn_on");
            Change(bench, "turn_off");
            Assert.AreEqual(before, bench.Client.PublishedCount);

            Change(bench, "turn_on");
            bench.Clock.Advance(MqttSession.ReportIntervalMilliseconds);
            bench.Pump();
            Assert.AreEqual(before + 1, bench.Client.PublishedCount);
            Assert.StartsWith(Status + "true", bench.Client.Published(before));

            bench.Clock.Advance(MqttSession.ReportIntervalMilliseconds);
            bench.Pump();
            Assert.AreEqual(before + 1, bench.Client.PublishedCount);
        }

        [TestMethod]
        public void What_changed_while_the_broker_was_away_is_in_the_status_that_follows()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Client.Break();
            bench.Pump();
            Change(bench, "turn_on");
            bench.Clock.Advance(2000);
            bench.Connect();

            Assert.StartsWith(Status + "true", bench.Client.Published(0));
        }

        [TestMethod]
        public void Motion_is_an_event_when_it_begins()
        {
            MqttBench bench = new MqttBench().Connect();
            var detector = new FakeDetector();
            bench.Session.ThingReported(detector);
            Assert.IsFalse(NextIsEvent(bench));

            detector.Motion = true;
            bench.Session.ThingReported(detector);
            Assert.AreEqual(
                "v1/house/024e00000007/event {\"type\":\"event\",\"data\":{\"event\":\"motion\",\"thing\":\"hall\",\"state\":{\"motion\":true,\"power\":true}},"
                + "\"metadata\":{\"productId\":\"house\",\"source\":\"test-board\"}}",
                bench.Next());

            bench.Session.ThingReported(detector);
            Assert.IsFalse(NextIsEvent(bench));

            detector.Motion = false;
            bench.Session.ThingReported(detector);
            detector.Motion = true;
            bench.Session.ThingReported(detector);
            Assert.IsTrue(NextIsEvent(bench));
        }

        [TestMethod]
        public void The_time_is_asked_for_at_every_connection_and_every_six_hours()
        {
            MqttBench bench = new MqttBench().Connect();
            Assert.StartsWith("device-agent/house/device/024e00000007/ntp/request 0 {\"deviceSendTime\":", bench.Client.Published(1));
            int before = bench.Client.PublishedCount;
            bench.Client.Confirm(true);

            bench.Clock.Advance(TimeSync.IntervalMilliseconds - 1);
            bench.Pump();
            Assert.AreEqual(before, bench.Client.PublishedCount);
            bench.Clock.Advance(1);
            bench.Pump();
            Assert.AreEqual(before + 1, bench.Client.PublishedCount);
        }

        [TestMethod]
        public void A_device_that_knows_the_time_does_not_ask()
        {
            var bench = new MqttBench();
            bench.Session.TimeIsKnown();
            bench.Connect();

            Assert.AreEqual(1, bench.Client.PublishedCount);
        }

        [TestMethod]
        public void An_answer_that_cannot_be_right_is_told()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Client.Deliver(bench.Topics.TimeResponse, "{\"deviceSendTime\":1,\"serverRecvTime\":2,\"serverSendTime\":3}");
            bench.HandleAll();
            Assert.Contains("somebody who did not ask", bench.Monitor.Lines);

            bench.Client.Deliver(bench.Topics.TimeResponse, "{}");
            bench.HandleAll();
            Assert.Contains("cannot be read", bench.Monitor.Lines);
        }

        private static void Change(MqttBench bench, string method)
        {
            Commands.Run(bench.Things, "lamp", method, "{}");
            bench.Session.ThingReported(bench.Things.All()[0]);
            bench.Pump();
        }

        private static bool NextIsEvent(MqttBench bench)
        {
            string next = bench.Next();
            return next != null && next.StartsWith("v1/house/024e00000007/event ");
        }

        private sealed class FakeDetector : Thing
        {
            public FakeDetector()
                : base("hall", "hall")
            {
                Add(new ThingProperty("motion", "Whether somebody moves", ThingValue.Boolean(), false, () => Motion));
                Add(new ThingProperty("power", "Whether it is on", ThingValue.Boolean(), false, () => true));
            }

            public bool Motion { get; set; }

            protected override void OpenHardware()
            {
                throw new NotSupportedException();
            }
        }
    }
}
