using Firmware.Mqtt;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Mqtt
{
    [TestClass]
    public class MqttCommandTests
    {
        private const string Metadata = ",\"metadata\":{\"productId\":\"house\",\"source\":\"test-board\"}}";

        [TestMethod]
        public void A_command_is_carried_out_and_answered_with_the_new_state()
        {
            MqttBench bench = new MqttBench().Connect();

            string response = bench.Command("{\"cmd\":\"lamp.turn_on\",\"params\":{\"brightness\":40},\"requestId\":\"req-1\",\"ts\":1710000010000}");

            Assert.AreEqual(
                "device-agent/house/device/024e00000007/responses 1 {\"code\":0,\"msg\":\"ok\",\"requestId\":\"req-1\",\"data\":{\"power\":true,\"brightness\":40,\"color\":\"white\"}" + Metadata,
                response);
            Assert.AreEqual(0.4, bench.Red.Level);
            Assert.Contains("|executed lamp.turn_on yes", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_command_may_have_no_parameters()
        {
            MqttBench bench = new MqttBench().Connect();

            Assert.Contains("\"code\":0", bench.Command("{\"cmd\":\"lamp.turn_on\",\"requestId\":\"req-1\"}"));
            Assert.AreEqual(1.0, bench.Red.Level);
        }

        [TestMethod]
        public void A_thing_and_its_method_may_be_joined_as_the_tools_of_the_server_are()
        {
            MqttBench bench = new MqttBench().Connect();

            Assert.Contains("\"code\":0", bench.Command("{\"cmd\":\"lamp_turn_on\",\"requestId\":\"1\"}"));
            Assert.AreEqual(1.0, bench.Red.Level);
            Assert.Contains("\"code\":0", bench.Command("{\"cmd\":\"hall_lamp_turn_off\",\"requestId\":\"2\"}"));
            Assert.AreEqual(1.0, bench.Red.Level);
        }

        [TestMethod]
        public void A_method_alone_is_enough_where_one_thing_has_it()
        {
            string response = new MqttBench().Connect().Command("{\"cmd\":\"set_speed\",\"params\":{\"speed\":2},\"requestId\":\"1\"}");

            Assert.Contains("\"code\":0", response);
            Assert.Contains("\"speed\":2", response);
        }

        [TestMethod]
        public void A_method_that_several_things_have_does_nothing_and_names_them()
        {
            MqttBench bench = new MqttBench().Connect();

            string response = bench.Command("{\"cmd\":\"turn_on\",\"requestId\":\"1\"}");

            Assert.Contains("\"code\":409,\"msg\":\"AMBIGUOUS_COMMAND: It may be lamp.turn_on or hall_lamp.turn_on or fan.turn_on\",\"requestId\":\"1\",\"data\":{}", response);
            Assert.AreEqual(0.0, bench.Red.Level);
        }

        [TestMethod]
        public void Unknown_things_and_methods_are_told()
        {
            MqttBench bench = new MqttBench().Connect();

            Assert.Contains("\"code\":404,\"msg\":\"UNKNOWN_DEVICE: ", bench.Command("{\"cmd\":\"heater.turn_on\",\"requestId\":\"1\"}"));
            Assert.Contains("\"code\":404,\"msg\":\"UNKNOWN_METHOD: ", bench.Command("{\"cmd\":\"lamp.explode\",\"requestId\":\"2\"}"));
            Assert.Contains("\"code\":404,\"msg\":\"UNKNOWN_METHOD: No thing here has a method lamp_explode\"", bench.Command("{\"cmd\":\"lamp_explode\",\"requestId\":\"3\"}"));
        }

        [TestMethod]
        public void Wrong_parameters_are_told()
        {
            MqttBench bench = new MqttBench().Connect();

            Assert.Contains("\"code\":422,\"msg\":\"INVALID_PARAMETER: value is missing\"", bench.Command("{\"cmd\":\"lamp.set_brightness\",\"requestId\":\"1\"}"));
            Assert.Contains("\"code\":422,\"msg\":\"INVALID_PARAMETER: value must be a number\"", bench.Command("{\"cmd\":\"lamp.set_brightness\",\"params\":{\"value\":\"much\"},\"requestId\":\"2\"}"));
            Assert.Contains("\"code\":422,\"msg\":\"INVALID_PARAMETER: value must be between 0 and 100\"", bench.Command("{\"cmd\":\"lamp.set_brightness\",\"params\":{\"value\":101},\"requestId\":\"3\"}"));
        }

        [TestMethod]
        public void Hardware_that_fails_is_told()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Red.Failure = "burnt";

            Assert.Contains("\"code\":500,\"msg\":\"HARDWARE_ERROR: ", bench.Command("{\"cmd\":\"lamp.turn_on\",\"requestId\":\"1\"}"));
        }

        [TestMethod]
        public void A_message_that_is_no_command_is_refused()
        {
            MqttBench bench = new MqttBench().Connect();

            Refuses(bench, "{\"cmd\":", "the command is not a JSON object", "");
            Refuses(bench, "[]", "the command is not a JSON object", "");
            Refuses(bench, "", "the command is not a JSON object", "");
            Refuses(bench, "{\"cmd\":\"lamp.turn_on\"}", "requestId must be text of 1 to 64 characters", "");
            Refuses(bench, "{\"cmd\":\"lamp.turn_on\",\"requestId\":7}", "requestId must be text of 1 to 64 characters", "");
            Refuses(bench, "{\"cmd\":\"lamp.turn_on\",\"requestId\":\"" + new string('r', 65) + "\"}", "requestId must be text of 1 to 64 characters", "");
            Refuses(bench, "{\"requestId\":\"1\"}", "cmd must be text", "1");
            Refuses(bench, "{\"cmd\":3,\"requestId\":\"1\"}", "cmd must be text", "1");
            Refuses(bench, "{\"cmd\":\"lamp.turn_on\",\"params\":[1],\"requestId\":\"1\"}", "params must be an object", "1");
            Assert.AreEqual(0.0, bench.Red.Level);
        }

        [TestMethod]
        public void A_request_that_comes_again_after_a_reconnect_is_answered_and_not_carried_out_twice()
        {
            MqttBench bench = new MqttBench().Connect();
            bench.Command("{\"cmd\":\"lamp.turn_on\",\"requestId\":\"req-1\"}");
            bench.Command("{\"cmd\":\"lamp.turn_off\",\"requestId\":\"req-2\"}");
            bench.Client.Break();
            bench.Pump();
            bench.Clock.Advance(2000);
            bench.Connect();

            string response = bench.Command("{\"cmd\":\"lamp.turn_on\",\"requestId\":\"req-1\"}");

            Assert.Contains("\"code\":0,\"msg\":\"ok\",\"requestId\":\"req-1\"", response);
            Assert.AreEqual(0.0, bench.Red.Level);
        }

        [TestMethod]
        public void A_command_of_the_voice_server_with_the_same_id_is_another_command()
        {
            MqttBench bench = new MqttBench().Connect();
            bool repeated;
            bench.Things.Execute(Commands.Make("req-1", "lamp", "turn_off", "{}"), out repeated);

            bench.Command("{\"cmd\":\"lamp.turn_on\",\"requestId\":\"req-1\"}");

            Assert.AreEqual(1.0, bench.Red.Level);
        }

        private static void Refuses(MqttBench bench, string text, string reason, string requestId)
        {
            string response = bench.Command(text);
            Assert.Contains("\"code\":400,\"msg\":\"INVALID_MESSAGE: " + reason + "\",\"requestId\":\"" + requestId + "\",\"data\":{}" + Metadata, response);
        }
    }
}
