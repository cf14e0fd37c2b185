using Firmware.Network;
using Firmware.Protocol;
using Firmware.Tests.Fakes;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class UpdateCheckTests
    {
        [TestMethod]
        public void The_device_tells_who_it_is_and_what_it_runs()
        {
            var check = new UpdateCheck("http://a/", "de-CH", new DeviceIdentity("aa:bb:cc:dd:ee:ff"), "robot-rover", "esp32s3", "192.168.1.7", null, new FakeClock());

            JsonFields body;
            JsonFields application;
            JsonFields board;
            Assert.IsTrue(JsonReader.TryParse(check.Body(SlotRecord.Parse("")), out body));
            Assert.AreEqual("aa:bb:cc:dd:ee:ff", body.TextOr("mac_address", ""));
            Assert.AreEqual("esp32s3", body.TextOr("chip_model_name", ""));
            Assert.IsTrue(body.TryGetObject("application", out application));
            Assert.AreEqual(FirmwareVersion.Current, application.TextOr("version", ""));
            Assert.IsTrue(body.TryGetObject("board", out board));
            Assert.AreEqual("robot-rover", board.TextOr("type", ""));
            Assert.AreEqual("192.168.1.7", board.TextOr("ip", ""));
        }

        [TestMethod]
        public void The_device_tells_out_of_which_slot_it_runs_and_what_has_failed()
        {
            var check = new UpdateCheck("http://a/", "de-CH", new DeviceIdentity("aa:bb:cc:dd:ee:ff"), "robot-rover", "esp32s3", "192.168.1.7", null, new FakeClock());
            SlotRecord record = SlotRecord.Parse("");
            Assert.AreEqual("factory", Ota(check, record).TextOr("label", ""));

            record.Find("slot-a").Assign(Manifests.Of(FirmwareVersion.Current, 'a', false));
            record.Find("slot-a").State = SlotState.Confirmed;
            record.Find("slot-b").Assign(Manifests.Of("9.0.0", 'b', false));
            record.NoteFailure(record.Find("slot-b"), "it broke off");
            JsonFields ota = Ota(check, record);
            JsonFields[] failed;
            Assert.AreEqual("slot-a", ota.TextOr("label", ""));
            Assert.IsTrue(ota.TryGetObjects("failed", out failed));
            Assert.AreEqual(1, failed.Length);
            Assert.AreEqual("9.0.0", failed[0].TextOr("version", ""));
            Assert.AreEqual("it broke off", failed[0].TextOr("reason", ""));
        }

        private static JsonFields Ota(UpdateCheck check, SlotRecord record)
        {
            JsonFields body;
            JsonFields ota;
            Assert.IsTrue(JsonReader.TryParse(check.Body(record), out body));
            Assert.IsTrue(body.TryGetObject("ota", out ota));
            return ota;
        }
    }
}
