using System.Collections;
using Firmware.Protocol;
using Firmware.Tests.Fakes;
using Firmware.Things;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class FirmwareThingTests
    {
        [TestMethod]
        public void It_tells_its_version_and_how_an_update_stands()
        {
            JsonFields state;
            Assert.IsTrue(JsonReader.TryParse(Create().StateJson(), out state));

            double percent;
            Assert.AreEqual(FirmwareVersion.Current, state.TextOr("version", ""));
            Assert.AreEqual(UpdateProgress.None, state.TextOr("update", ""));
            Assert.IsTrue(state.TryGetNumber("progress", out percent));
            Assert.AreEqual(0.0, percent);
        }

        [TestMethod]
        public void It_can_be_told_to_look_for_updates()
        {
            FirmwareThing thing = Create();
            var descriptor = new JsonWriter();
            thing.WriteDescriptor(descriptor);
            ThingResult result = thing.Invoke("check_for_updates", new JsonFields(new Hashtable()));

            Assert.Contains("check for updates", descriptor.ToString());
            Assert.IsTrue(result.Success);
        }

        private static FirmwareThing Create()
        {
            var thing = new FirmwareThing(new Updater(new SlotStore(), new FakeClock(), FirmwareVersion.Current, 0));
            string problem;
            Assert.IsTrue(thing.Open(out problem), problem);
            return thing;
        }
    }
}
