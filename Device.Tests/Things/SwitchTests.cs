using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Things
{
    [TestClass]
    public class SwitchTests
    {
        [TestMethod]
        public void It_switches_its_output_and_says_so()
        {
            var output = new FakeOutput();
            ThingBench bench = Bench(output);
            Assert.AreEqual("{\"power\":false}", bench.State);

            Assert.Contains("\"result\":\"The socket is on\",\"new_state\":{\"power\":true}", bench.Run("turn_on"));
            Assert.AreEqual(1.0, output.Level);
            Assert.Contains("\"new_state\":{\"power\":false}", bench.Run("turn_off"));
            Assert.AreEqual(0.0, output.Level);
        }

        [TestMethod]
        public void A_relay_that_fails_leaves_the_state_as_it_was()
        {
            var output = new FakeOutput();
            ThingBench bench = Bench(output);
            output.Failure = "burnt";

            bench.Fails("turn_on", "{}", "{\"power\":false}");
        }

        [TestMethod]
        public void A_switch_knows_no_brightness()
        {
            Assert.Contains("\"error_code\":\"UNKNOWN_METHOD\"", Bench(new FakeOutput()).Run("set_brightness", "{\"value\":5}"));
        }

        private static ThingBench Bench(FakeOutput output)
        {
            return new ThingBench(new Switch("socket", "socket", output), new FakeClock());
        }
    }
}
