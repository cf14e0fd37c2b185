using Firmware.Tests.Fakes;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class FirmwareOfferTests
    {
        private const string Offered = "\"url\":\"http://a/f\",\"size\":1000,\"checksum\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"";

        [TestMethod]
        public void What_is_newer_and_fits_is_wanted()
        {
            Gives(OfferVerdict.Wanted, "Firmware 0.2.0 is there; this is 0.1.0.", "0.2.0", 1000, null);
        }

        [TestMethod]
        public void What_is_not_newer_is_passed_over_in_silence()
        {
            Gives(OfferVerdict.NotNewer, null, "0.1.0", 1000, null);
            Gives(OfferVerdict.NotNewer, null, "0.0.9", 0, null);
        }

        [TestMethod]
        public void What_is_being_loaded_is_left_alone_and_another_build_of_it_is_not()
        {
            Gives(OfferVerdict.UnderWay, "Firmware 0.2.0 is being loaded.", "0.2.0", 1000, Manifests.Of("0.2.0", 'a', false));
            Gives(OfferVerdict.Wanted, "Firmware 0.2.0 is there; this is 0.1.0.", "0.2.0", 1000, Manifests.Of("0.2.0", 'b', false));
        }

        [TestMethod]
        public void Without_room_it_is_reported_and_what_is_too_large_refused()
        {
            Gives(OfferVerdict.NoRoom, "Firmware 0.2.0 is there; this board has no room to load it: flash it.", "0.2.0", 0, null);
            Gives(OfferVerdict.Refused, "Firmware 0.2.0 is not loaded: it has 1000 bytes, a slot 999.", "0.2.0", 999, null);
        }

        [TestMethod]
        public void What_has_failed_here_is_refused()
        {
            SlotRecord record = SlotRecord.Parse("");
            FirmwareSlot slot = record.Find("slot-a");
            slot.Assign(Manifests.Of("0.2.0", 'a', false));
            record.NoteFailure(slot, "it broke off");

            string words;
            Assert.IsTrue(Offer("0.2.0", 1000).Judge(null, record, out words) == OfferVerdict.Refused);
            Assert.AreEqual("Firmware 0.2.0 is not loaded: it has failed here before.", words);
        }

        private static void Gives(OfferVerdict verdict, string told, string version, int slotBytes, FirmwareManifest underWay)
        {
            string words;
            Assert.AreEqual((int)verdict, (int)Offer(version, slotBytes).Judge(underWay, SlotRecord.Parse(""), out words));
            Assert.AreEqual(told, words);
        }

        private static FirmwareOffer Offer(string version, int slotBytes)
        {
            UpdateAnswer answer;
            string problem;
            string text = "{\"websocket\":{\"url\":\"ws://a/\"},\"firmware\":{\"version\":\"" + version + "\"," + Offered + "}}";
            Assert.IsTrue(UpdateAnswer.TryParse(text, null, out answer, out problem));
            return new FirmwareOffer(answer, "0.1.0", slotBytes);
        }
    }
}
