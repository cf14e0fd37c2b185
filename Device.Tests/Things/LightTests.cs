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
        public void A_color_temperature_makes_warmer_and_colder_white()
        {
            var lamp = new Lamp();
            Assert.Contains("\"color\":\"warm white\",\"temperature\":2700}", lamp.Run("set_temperature", "{\"value\":2700}"));
            double blue = lamp.Blue.Level;
            Assert.IsTrue(lamp.Red.Level > lamp.Green.Level && lamp.Green.Level > blue);

            Assert.Contains("\"color\":\"white\",\"temperature\":6500}", lamp.Run("set_temperature", "{\"value\":6500}"));
            lamp.AssertLevels(1, 1, 1);
        }

        [TestMethod]
        public void In_a_color_it_has_no_color_temperature()
        {
            var lamp = new Lamp();
            lamp.Run("set_temperature", "{\"value\":2000}");

            string result = lamp.Run("set_color", "{\"color\":\"blue\"}");

            Assert.Contains("\"color\":\"blue\"}", result);
        }

        [TestMethod]
        public void Every_color_temperature_that_is_offered_can_be_shown_and_no_other()
        {
            var lamp = new Lamp();
            double blue = 0;
            for (int kelvin = LightColor.MinKelvin; kelvin <= LightColor.MaxKelvin; kelvin += 100)
            {
                Assert.Contains("\"success\":true", lamp.Run("set_temperature", "{\"value\":" + kelvin + "}"));
                Assert.IsTrue(lamp.Blue.Level > blue);
                blue = lamp.Blue.Level;
            }

            string[] bad = { "{}", "{\"value\":1900}", "{\"value\":6600}", "{\"value\":2750}", "{\"value\":\"warm\"}" };
            for (int i = 0; i < bad.Length; i++)
            {
                Assert.Contains("INVALID_PARAMETER", lamp.Run("set_temperature", bad[i]), bad[i]);
            }
        }

        [TestMethod]
        public void A_lamp_of_one_color_is_dimmed_and_offers_no_colors()
        {
            var output = new FakeOutput();
            var bench = new ThingBench(new Light("lamp", "lamp", new DimmableLamp(output)), new FakeClock());

            Assert.Contains("\"new_state\":{\"power\":true,\"brightness\":30}", bench.Run("set_brightness", "{\"value\":30}"));
            Assert.AreEqual(0.3, output.Level);
            Assert.Contains("UNKNOWN_METHOD", bench.Run("set_color", "{\"color\":\"red\"}"));
            Assert.IsTrue(bench.Descriptor.IndexOf("color") < 0);
        }

        [TestMethod]
        public void A_diode_of_a_strip_takes_green_red_and_blue_with_the_highest_bit_first()
        {
            var items = new byte[24 * RmtItem.Bytes];

            LedStrip.WriteDiode(items, 0x80, 0x01, 0xFF);

            for (int bit = 0; bit < 24; bit++)
            {
                bool one = bit == 0 || bit >= 15;
                Assert.AreEqual(one ? (byte)32 : (byte)16, items[bit * 4]);
                Assert.AreEqual((byte)0x80, items[(bit * 4) + 1]);
                Assert.AreEqual(one ? (byte)18 : (byte)34, items[(bit * 4) + 2]);
                Assert.AreEqual((byte)0, items[(bit * 4) + 3]);
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
            private readonly ThingRegistry _things = new ThingRegistry();

            public Lamp()
            {
                _things.Add(new Light("lamp", "lamp", new RgbLamp(Red, Green, Blue)));
                _things.Open(new RecordingMonitor());
            }

            public FakeOutput Red { get; } = new FakeOutput();

            public FakeOutput Green { get; } = new FakeOutput();

            public FakeOutput Blue { get; } = new FakeOutput();

            public string Run(string method, string parametersJson)
            {
                return Commands.Run(_things, "lamp", method, parametersJson);
            }

            public void AssertLevels(double red, double green, double blue)
            {
                Assert.AreEqual(red, Red.Level);
                Assert.AreEqual(green, Green.Level);
                Assert.AreEqual(blue, Blue.Level);
            }
        }
    }
}
