using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class LightTests
    {
        [TestMethod]
        public void Turned_on_it_is_white_and_full()
        {
            var lamp = new Lamp();

            string result = lamp.Run("turn_on", "{}");

            lamp.AssertLevels(1, 1, 1);
            Assert.AreEqual(
                "{\"name\":\"lamp\",\"method\":\"turn_on\",\"success\":true,\"result\":\"The lamp is on\",\"new_state\":{\"power\":true,\"brightness\":100,\"color\":\"white\"}}", result);
        }

        [TestMethod]
        public void Turned_on_with_a_brightness_it_has_that_brightness()
        {
            var lamp = new Lamp();
            lamp.Run("turn_on", "{\"brightness\":50}");

            lamp.AssertLevels(0.5, 0.5, 0.5);
        }

        [TestMethod]
        public void Turned_off_it_is_dark_and_remembers_brightness_and_color()
        {
            var lamp = new Lamp();
            lamp.Run("set_color", "{\"color\":\"red\"}");
            lamp.Run("set_brightness", "{\"value\":40}");

            lamp.Run("turn_off", "{}");
            lamp.AssertLevels(0, 0, 0);
            lamp.Run("turn_on", "{}");

            lamp.AssertLevels(0.4, 0, 0);
        }

        [TestMethod]
        public void Dimmed_to_nothing_it_is_off_and_turning_it_on_makes_it_shine()
        {
            var lamp = new Lamp();
            Assert.Contains("\"power\":false", lamp.Run("set_brightness", "{\"value\":0}"));

            Assert.Contains("\"brightness\":100", lamp.Run("turn_on", "{}"));
        }

        [TestMethod]
        public void Every_color_that_is_offered_can_be_set()
        {
            var lamp = new Lamp();
            string[] names = LightColor.Names();
            Assert.AreEqual(10, names.Length);
            for (int i = 0; i < names.Length; i++)
            {
                Assert.Contains("\"color\":\"" + names[i] + "\"", lamp.Run("set_color", "{\"color\":\"" + names[i] + "\"}"));
            }
        }

        [TestMethod]
        public void A_bad_parameter_changes_nothing()
        {
            var lamp = new Lamp();
            string[] bad = { "{}", "{\"value\":101}", "{\"value\":-1}", "{\"value\":\"bright\"}", "{\"value\":true}", "{\"value\":null}" };
            for (int i = 0; i < bad.Length; i++)
            {
                string result = lamp.Run("set_brightness", bad[i]);
                Assert.Contains("\"success\":false", result, bad[i]);
                Assert.Contains("\"error_code\":\"INVALID_PARAMETER\"", result, bad[i]);
                Assert.Contains("\"new_state\":{\"power\":false,\"brightness\":100", result, bad[i]);
            }

            Assert.Contains("INVALID_PARAMETER", lamp.Run("set_color", "{\"color\":\"infrared\"}"));
        }

        [TestMethod]
        public void Hardware_that_fails_is_reported_with_the_state_it_really_has()
        {
            var lamp = new Lamp();
            lamp.Red.Failure = "burnt";

            string result = lamp.Run("turn_on", "{}");

            Assert.Contains("\"error_code\":\"HARDWARE_ERROR\"", result);
            Assert.Contains("\"new_state\":{\"power\":false", result);
        }

        private sealed class Lamp
        {
            private readonly FakeOutput _green = new FakeOutput();
            private readonly FakeOutput _blue = new FakeOutput();
            private readonly ThingRegistry _things = new ThingRegistry();

            public Lamp()
            {
                _things.Add(new Light("lamp", "lamp", new RgbLamp(Red, _green, _blue)));
                _things.Open(new RecordingMonitor());
            }

            public FakeOutput Red { get; } = new FakeOutput();

            public string Run(string method, string parametersJson)
            {
                return Commands.Run(_things, "lamp", method, parametersJson);
            }

            public void AssertLevels(double red, double green, double blue)
            {
                Assert.AreEqual(red, Red.Level);
                Assert.AreEqual(green, _green.Level);
                Assert.AreEqual(blue, _blue.Level);
            }
        }
    }
}
