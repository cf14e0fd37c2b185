using Firmware.Network;
using Firmware.Protocol;
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
            var check = new UpdateCheck("http://a/", "de-CH", new DeviceIdentity("aa:bb:cc:dd:ee:ff"), "robot-rover", "esp32s3", "192.168.1.7", null, null);

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
    }
}
