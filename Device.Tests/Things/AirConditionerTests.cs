using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class AirConditionerTests
    {
        [TestMethod]
        public void Every_setting_makes_the_code_that_the_remote_control_was_recorded_with()
        {
            AssertCode(0xB2BFB0, 30, "cool", "auto");
            AssertCode(0xB2BFC0, 25, "cool", "auto");
            AssertCode(0xB2BFBC, 30, "heat", "auto");
            AssertCode(0xB21FB4, 30, "dry", "auto");
            AssertCode(0xB2BFE4, 30, "fan", "auto");
            AssertCode(0xB29FE4, 30, "fan", "low");
            AssertCode(0xB25FE4, 30, "fan", "medium");
            AssertCode(0xB23FE4, 30, "fan", "high");
            int[] auto = { 0x08, 0x18, 0x38, 0x28, 0x68, 0x78, 0x58, 0x48, 0xC8, 0xD8, 0x98, 0x88, 0xA8, 0xB8 };
            for (int i = 0; i < auto.Length; i++)
            {
                AssertCode(0xB21F00 | auto[i], 17 + i, "auto", "auto");
            }

            Assert.AreEqual(0xB27BE0, CoolixCode.Encode(new AirConditionerSetting(false, 20, "cool", "auto")));
        }

        [TestMethod]
        public void A_code_is_sent_twice_with_the_timing_of_the_protocol()
        {
            var unit = new Unit();
            unit.Bench.Run("turn_off");

            Assert.AreEqual(0xB27BE0, unit.Infrared.Code());
            AssertItem(unit, 0, 4692, 4416);
            AssertItem(unit, 1, 552, 1656);
            AssertItem(unit, 2, 552, 552);
            AssertItem(unit, 49, 552, 5244);
            Assert.AreEqual(2 * 50 * RmtItem.Bytes, unit.Infrared.Items.Length);
            for (int i = 0; i < 50 * RmtItem.Bytes; i++)
            {
                Assert.AreEqual(unit.Infrared.Items[i], unit.Infrared.Items[i + (50 * RmtItem.Bytes)]);
            }
        }

        [TestMethod]
        public void Its_state_is_what_was_sent_last()
        {
            var unit = new Unit();
            Assert.AreEqual("{\"power\":false,\"temperature\":24,\"mode\":\"cool\",\"fan_speed\":\"auto\"}", unit.Bench.State);

            Assert.Contains("\"result\":\"The air conditioner is set to 25 degrees\"", unit.Bench.Run("set_temperature", "{\"temperature\":25}"));
            Assert.AreEqual(0xB2BFC0, unit.Infrared.Code());
            unit.Bench.Pass(1000);
            unit.Bench.Run("set_mode", "{\"mode\":\"heat\"}");
            unit.Bench.Pass(1000);
            unit.Bench.Run("set_fan_speed", "{\"fan_speed\":\"low\"}");

            Assert.AreEqual(0xB29FCC, unit.Infrared.Code());
            Assert.AreEqual("{\"power\":true,\"temperature\":25,\"mode\":\"heat\",\"fan_speed\":\"low\"}", unit.Bench.State);
        }

        [TestMethod]
        public void What_comes_while_it_sends_waits_and_the_last_of_it_counts()
        {
            var unit = new Unit();
            unit.Bench.Run("turn_on");
            unit.Bench.Run("set_temperature", "{\"temperature\":20}");
            unit.Bench.Run("set_temperature", "{\"temperature\":30}");
            Assert.AreEqual(1, unit.Infrared.Sent);

            unit.Bench.Pass(300);
            Assert.AreEqual(2, unit.Infrared.Sent);
            Assert.AreEqual(0xB2BFB0, unit.Infrared.Code());
        }

        [TestMethod]
        public void In_dry_and_auto_mode_the_unit_chooses_the_fan_speed()
        {
            var unit = new Unit();
            unit.Bench.Run("set_fan_speed", "{\"fan_speed\":\"high\"}");
            Assert.Contains("\"fan_speed\":\"auto\"", unit.Bench.Run("set_mode", "{\"mode\":\"dry\"}"));

            unit.Bench.Refuses("set_fan_speed", "{\"fan_speed\":\"high\"}");
        }

        [TestMethod]
        public void What_it_cannot_do_is_refused()
        {
            ThingBench bench = new Unit().Bench;
            bench.Refuses("set_temperature", "{}", "{\"temperature\":16}", "{\"temperature\":31}", "{\"temperature\":20.5}", "{\"temperature\":\"warm\"}");
            bench.Refuses("set_mode", "{}", "{\"mode\":\"turbo\"}", "{\"mode\":1}");
            bench.Refuses("set_fan_speed", "{}", "{\"fan_speed\":\"hurricane\"}", "{\"fan_speed\":3}");
        }

        [TestMethod]
        public void A_diode_that_fails_leaves_the_state_as_it_was_sent()
        {
            var unit = new Unit();
            unit.Infrared.Failure = "no channel";

            unit.Bench.Fails("turn_on", "{}", "{\"power\":false,\"temperature\":24,\"mode\":\"cool\",\"fan_speed\":\"auto\"}");
        }

        private static void AssertCode(int code, int celsius, string mode, string fanSpeed)
        {
            Assert.AreEqual(code, CoolixCode.Encode(new AirConditionerSetting(true, celsius, mode, fanSpeed)), mode + " " + celsius + " " + fanSpeed);
        }

        private static void AssertItem(Unit unit, int index, int expectedMark, int expectedSpace)
        {
            int mark;
            int space;
            unit.Infrared.Item(index, out mark, out space);
            Assert.AreEqual(expectedMark, mark);
            Assert.AreEqual(expectedSpace, space);
        }

        private sealed class Unit
        {
            public Unit()
            {
                var clock = new FakeClock();
                Bench = new ThingBench(new AirConditioner("air_conditioner", "air conditioner", new CoolixRemote(Infrared), clock), clock);
            }

            public FakeInfraredSender Infrared { get; } = new FakeInfraredSender();

            public ThingBench Bench { get; }
        }
    }
}
