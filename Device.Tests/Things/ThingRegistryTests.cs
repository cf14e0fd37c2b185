using System;
using Firmware.Protocol;
using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class ThingRegistryTests
    {
        [TestMethod]
        public void A_descriptor_has_the_form_of_the_protocol()
        {
            string json = new ThingRegistry().Add(new Fan("fan", "fan", new FakeOutput(), new FakeOutput())).DescriptorsJson;

            Assert.StartsWith(
                "[{\"name\":\"fan\",\"description\":\"fan\",\"properties\":{\"power\":{\"type\":\"boolean\",\"description\":\"Whether it turns\",\"readable\":true,\"writable\":false},"
                + "\"speed\":{\"type\":\"number\",\"description\":\"Speed, 0 stands still\",\"min\":0,\"max\":3,\"step\":1,\"readable\":true,\"writable\":true},"
                + "\"direction\":{\"type\":\"string\",\"description\":\"Direction\",\"enum\":[\"forward\",\"reverse\"],\"readable\":true,\"writable\":true}},"
                + "\"methods\":{\"turn_on\":{\"description\":\"Turn on the fan\",\"parameters\":{},\"response_success\":\"The fan is on.\",\"response_failure\":\"I could not turn on the fan.\"},",
                json);
            Assert.Contains("\"parameters\":{\"speed\":{\"type\":\"number\",\"description\":\"Speed, 0 stands still\",\"min\":0,\"max\":3,\"step\":1,\"required\":true}}", json);
        }

        [TestMethod]
        public void Units_patterns_and_phrases_are_told()
        {
            var motor = new DriveTrain(new FakeOutput(), new FakeOutput(), new FakeOutput(), new FakeOutput());
            string json = new ThingRegistry().Add(new Robot("robot", "robot", motor, new FakeClock(), 1000)).DescriptorsJson;

            Assert.Contains("\"unit\":\"meters\"", json);
            Assert.Contains("\"pattern\":\"^[0-9]+$\"", json);
            Assert.Contains("\"phrases\":[\"go forward {distance} [meter] [meters]\"]", json);
        }

        [TestMethod]
        public void Descriptors_are_json_and_short_enough_for_one_message()
        {
            var motor = new DriveTrain(new FakeOutput(), new FakeOutput(), new FakeOutput(), new FakeOutput());
            ThingRegistry things = Home(new FakeOutput())
                .Add(new Robot("robot", "robot", motor, new FakeClock(), 1000))
                .Add(new TemperatureSensor("sensor", "sensor", new FakeProbe()));

            JsonFields message;
            JsonFields[] descriptors;
            Assert.IsTrue(JsonReader.TryParse(IotMessage.Descriptors(things.DescriptorsJson), out message));
            Assert.IsTrue(message.TryGetObjects("descriptors", out descriptors));
            Assert.AreEqual(3, descriptors.Length);
            Assert.IsTrue(things.DescriptorsJson.Length < 16384);
        }

        [TestMethod]
        public void Two_things_of_one_name_are_a_mistake_and_so_is_a_late_one()
        {
            ThingRegistry things = Home(new FakeOutput());
            Assert.ThrowsException(typeof(ArgumentException), () => Add(things, "lamp"));

            Assert.IsNotNull(things.DescriptorsJson);
            Assert.ThrowsException(typeof(InvalidOperationException), () => Add(things, "other"));
        }

        [TestMethod]
        public void An_unknown_thing_or_method_is_answered()
        {
            ThingRegistry things = Home(new FakeOutput());
            things.Open(new RecordingMonitor());

            Assert.AreEqual(
                "{\"name\":\"garage\",\"method\":\"open\",\"success\":false,\"error\":\"There is no garage here\",\"error_code\":\"UNKNOWN_DEVICE\"}",
                Commands.Run(things, "garage", "open", "{}"));
            Assert.Contains("\"error_code\":\"UNKNOWN_METHOD\"", Commands.Run(things, "lamp", "explode", "{}"));
            Assert.Contains("\"error_code\":\"UNKNOWN_DEVICE\"", Commands.Run(things, "", "", "{}"));
        }

        [TestMethod]
        public void A_thing_that_cannot_be_opened_is_told_and_answers_with_a_hardware_error()
        {
            var monitor = new RecordingMonitor();
            ThingRegistry things = Home(new FakeOutput { Failure = "pin taken" });
            things.Open(monitor);

            Assert.AreEqual("|failed The lamp cannot be used: pin taken|", monitor.Lines);
            Assert.Contains("\"error_code\":\"HARDWARE_ERROR\"", Commands.Run(things, "lamp", "turn_on", "{}"));
        }

        [TestMethod]
        public void A_command_that_comes_again_is_answered_and_not_carried_out_again()
        {
            var red = new FakeOutput();
            ThingRegistry things = Home(red);
            things.Open(new RecordingMonitor());
            Execute(things, "c1", "turn_on");
            Execute(things, "c2", "turn_off");

            bool repeated;
            CommandResult again = things.Execute(Commands.Make("c1", "lamp", "turn_on", "{}"), out repeated);

            Assert.IsTrue(repeated);
            Assert.IsTrue(again.Result.Success);
            Assert.AreEqual("turn_on", again.Method);
            Assert.AreEqual(0.0, red.Level);
        }

        [TestMethod]
        public void A_refused_command_that_comes_again_is_refused_again()
        {
            ThingRegistry things = Home(new FakeOutput());
            things.Open(new RecordingMonitor());
            Execute(things, "c1", "explode");

            bool repeated;
            Assert.AreEqual(ThingResult.UnknownMethod, things.Execute(Commands.Make("c1", "lamp", "explode", "{}"), out repeated).Result.ErrorCode);
            Assert.IsTrue(repeated);
        }

        [TestMethod]
        public void The_last_32_commands_are_remembered()
        {
            ThingRegistry things = Home(new FakeOutput());
            things.Open(new RecordingMonitor());
            for (int i = 0; i < 33; i++)
            {
                Assert.IsFalse(Execute(things, "c" + i, "turn_on"));
            }

            Assert.IsTrue(Execute(things, "c32", "turn_on"));
            Assert.IsTrue(Execute(things, "c1", "turn_on"));
            Assert.IsFalse(Execute(things, "c0", "turn_on"));
        }

        [TestMethod]
        public void Commands_without_id_are_all_carried_out()
        {
            ThingRegistry things = Home(new FakeOutput());
            things.Open(new RecordingMonitor());

            Assert.IsFalse(Execute(things, "", "turn_on"));
            Assert.IsFalse(Execute(things, "", "turn_on"));
        }

        [TestMethod]
        public void A_result_names_its_command()
        {
            ThingRegistry things = Home(new FakeOutput());
            things.Open(new RecordingMonitor());
            bool repeated;
            var json = new JsonWriter();
            things.Execute(Commands.Make("cmd_7", "lamp", "turn_off", "{}"), out repeated).WriteTo(json);

            Assert.StartsWith("{\"command_id\":\"cmd_7\",\"name\":\"lamp\",\"method\":\"turn_off\",\"success\":true,\"result\":", json.ToString());
        }

        [TestMethod]
        public void A_change_is_told_once()
        {
            ThingRegistry things = Home(new FakeOutput());
            things.Open(new RecordingMonitor());
            Assert.AreEqual(0, things.TakeChanged(1000).Length);

            Execute(things, "", "turn_on");

            Assert.AreEqual("lamp", things.TakeChanged(1000)[0].Name);
            Assert.AreEqual(0, things.TakeChanged(9000).Length);
        }

        [TestMethod]
        public void A_change_soon_after_a_report_waits_and_the_last_state_is_reported()
        {
            var detector = new FakeInput();
            ThingRegistry things = new ThingRegistry().Add(new MotionSensor("hall", "hall", detector, new FakeClock(), 100));
            things.Open(new RecordingMonitor());
            detector.Press();
            things.Tick(1000);
            Assert.AreEqual(1, things.TakeChanged(1000).Length);

            things.Tick(1100);
            Assert.AreEqual(0, things.TakeChanged(1499).Length);
            Assert.AreEqual("{\"motion\":false}", things.TakeChanged(1500)[0].StateJson());
            Assert.AreEqual(0, things.TakeChanged(3000).Length);
        }

        [TestMethod]
        public void What_was_asked_for_is_reported_at_once()
        {
            ThingRegistry things = Home(new FakeOutput());
            things.Open(new RecordingMonitor());
            Execute(things, "", "turn_on");
            Assert.AreEqual(1, things.TakeChanged(1000).Length);

            Execute(things, "", "turn_off");

            Assert.AreEqual(1, things.TakeChanged(1001).Length);
        }

        [TestMethod]
        public void A_thing_that_could_not_be_opened_is_tried_again_and_reports_when_it_is_there()
        {
            var red = new FakeOutput { Failure = "pin taken" };
            ThingRegistry things = Home(red);
            things.Open(new RecordingMonitor());
            things.Tick(1000);

            red.Failure = null;
            things.Tick(1000 + Thing.ReopenMilliseconds - 1);
            Assert.Contains("HARDWARE_ERROR", Commands.Run(things, "lamp", "turn_on", "{}"));
            things.Tick(1000 + Thing.ReopenMilliseconds);

            Assert.AreEqual(1, things.TakeChanged(60000).Length);
            Assert.Contains("\"success\":true", Commands.Run(things, "lamp", "turn_on", "{}"));
        }

        [TestMethod]
        public void A_thing_that_fails_in_its_tick_is_told_once_and_does_not_stop_the_others()
        {
            var broken = new FakeInput();
            var detector = new FakeInput { IsActive = true };
            var monitor = new RecordingMonitor();
            ThingRegistry things = new ThingRegistry()
                .Add(new MotionSensor("attic", "attic", broken, new FakeClock(), 100))
                .Add(new MotionSensor("hall", "hall", detector, new FakeClock(), 100));
            things.Open(monitor);
            broken.Failure = "loose";

            things.Tick(1000);
            things.Tick(1050);

            Assert.AreEqual("|failed The attic does not work: loose|", monitor.Lines);
            Assert.AreEqual("hall", things.TakeChanged(1050)[0].Name);
        }

        private static ThingRegistry Home(FakeOutput red)
        {
            return new ThingRegistry().Add(new Light("lamp", "lamp", new RgbLamp(red, new FakeOutput(), new FakeOutput())));
        }

        private static void Add(ThingRegistry things, string name)
        {
            things.Add(new Light(name, name, new DimmableLamp(new FakeOutput())));
        }

        private static bool Execute(ThingRegistry things, string id, string method)
        {
            bool repeated;
            things.Execute(Commands.Make(id, "lamp", method, "{}"), out repeated);
            return repeated;
        }
    }
}
