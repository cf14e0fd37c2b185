using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using Firmware.Protocol;
using Firmware.Tests.Fakes;
using Firmware.Things;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Assert = Microsoft.VisualStudio.TestTools.UnitTesting.Assert;

namespace Firmware.Tests.Desktop
{
    /// <summary>The files of <c>docs/protocol</c> are the contract with the server: its tests read the same.</summary>
    [TestClass]
    public sealed class GoldenMessageTests
    {
        private const string Session = "550e8400-e29b-41d4-a716-446655440000";

        private static readonly Dictionary<string, string> Understood = new Dictionary<string, string>
        {
            ["hello"] = nameof(ServerHelloMessage),
            ["stt"] = nameof(SttMessage),
            ["llm"] = nameof(LlmMessage),
            ["tts-start"] = nameof(TtsMessage),
            ["tts-sentence-start"] = nameof(TtsMessage),
            ["tts-sentence-end"] = nameof(TtsMessage),
            ["tts-stop"] = nameof(TtsMessage),
            ["iot-commands"] = nameof(IotCommandsMessage),
            ["alert"] = nameof(AlertMessage),
            ["system-reboot"] = nameof(SystemMessage),
            ["error"] = nameof(ServerNoticeMessage),
        };

        public static IEnumerable<object[]> ServerFiles
        {
            get { return FilesOf("server"); }
        }

        public static IEnumerable<object[]> DeviceFiles
        {
            get { return FilesOf("device"); }
        }

        [TestMethod]
        [DynamicData(nameof(ServerFiles))]
        public void The_firmware_understands_what_the_server_sends(string name)
        {
            ServerMessage message = ServerMessageReader.Read(Read("server", name), out string problem);
            Assert.IsNull(problem);
            Assert.AreEqual(Understood[name], message?.GetType().Name);
        }

        [TestMethod]
        [DynamicData(nameof(DeviceFiles))]
        public void The_firmware_sends_exactly_what_is_written_down(string name)
        {
            string sent = Sent()[name];
            Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(Read("device", name)), JsonNode.Parse(sent)), sent);
        }

        [TestMethod]
        public void Every_message_that_the_firmware_sends_is_written_down()
        {
            CollectionAssert.AreEquivalent(Sent().Keys.ToArray(), DeviceFiles.Select(file => file[0]).ToArray());
        }

        private static Dictionary<string, string> Sent()
        {
            var light = new Light("living_room_light", "living room light", new RgbLamp(new FakeOutput(), new FakeOutput(), new FakeOutput()));
            ThingRegistry things = new ThingRegistry().Add(light);
            var monitor = new RecordingMonitor();
            things.Open(monitor);
            string descriptors = IotMessage.Descriptors(things.DescriptorsJson);

            var results = new JsonWriter();
            results.BeginArray();
            things.Execute(Commands.Make("cmd-1", "living_room_light", "set_brightness", "{\"value\":50}"), out bool _).WriteTo(results);
            things.Execute(Commands.Make("cmd-2", "living_room_light", "set_brightness", "{\"value\":150}"), out bool _).WriteTo(results);
            results.EndArray();

            string states = new JsonWriter().BeginArray().BeginObject()
                .Name("name").Text(light.Name).Name("state").Raw(light.StateJson()).EndObject().EndArray().ToString();

            return new Dictionary<string, string>
            {
                ["hello"] = HelloMessage.ToJson(),
                ["listen-start"] = ListenMessage.Start(Session, ListenMessage.Manual),
                ["listen-stop"] = ListenMessage.Stop(Session),
                ["abort"] = AbortMessage.ToJson(Session),
                ["iot-descriptors"] = descriptors,
                ["iot-descriptors-of-every-kind"] = IotMessage.Descriptors(EveryKind().DescriptorsJson),
                ["iot-states"] = IotMessage.States(states),
                ["iot-command-results"] = IotMessage.CommandResults(results.ToString()),
            };
        }

        private static ThingRegistry EveryKind()
        {
            var clock = new FakeClock();
            return new ThingRegistry()
                .Add(new Light("living_room_light", "living room light", new RgbLamp(new FakeOutput(), new FakeOutput(), new FakeOutput())))
                .Add(new Light("porch_light", "porch light", new DimmableLamp(new FakeOutput())))
                .Add(new Switch("coffee_socket", "coffee socket", new FakeOutput()))
                .Add(new TemperatureSensor("temperature_sensor", "temperature sensor", new FakeProbe()))
                .Add(new MotionSensor("hall_motion_sensor", "hall motion sensor", new FakeInput(), clock, 10000))
                .Add(new LightLevelSensor("light_sensor", "light sensor", new FakeLightProbe()))
                .Add(new Curtain("curtain", "curtain", new ServoDrive(new FakeOutput(), 500, 2500, 5000), clock))
                .Add(new Fan("fan", "fan", new FakeOutput(), new FakeOutput()))
                .Add(new AirConditioner("air_conditioner", "air conditioner", new CoolixRemote(new FakeInfraredSender()), clock))
                .Add(new RobotVacuum("robot_vacuum", "robot vacuum", new SerialVacuumPort(new FakeRoomba()), clock))
                .Add(new SecurityAlarm("security", "security", new FakeInput(), new FakeOutput(), clock, 30, 180))
                .Add(new Doorbell("doorbell", "doorbell", new FakeInput(), new FakeOutput(), clock));
        }

        // What only other clients are sent lies in folders below.
        private static IEnumerable<object[]> FilesOf(string side)
        {
            return Assembly.GetExecutingAssembly().GetManifestResourceNames()
                .Where(name => name.StartsWith(side + "/", System.StringComparison.Ordinal))
                .Select(name => name.Substring(side.Length + 1))
                .Where(name => !name.Contains('/'))
                .Select(name => new object[] { name });
        }

        private static string Read(string side, string name)
        {
            using (Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream(side + "/" + name))
            {
                return new StreamReader(file).ReadToEnd();
            }
        }
    }
}
