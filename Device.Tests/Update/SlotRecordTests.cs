using Firmware.Tests.Fakes;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class SlotRecordTests
    {
        private const string InFlash = "0.1.0";

        [TestMethod]
        public void An_empty_or_damaged_record_leaves_the_firmware_in_flash()
        {
            string[] texts = { "", "{", "[]", "{\"slots\":7}", "{\"slots\":[{\"name\":\"slot-c\",\"state\":\"confirmed\"}],\"failed\":{}}" };
            for (int i = 0; i < texts.Length; i++)
            {
                SlotRecord record = SlotRecord.Parse(texts[i]);
                Assert.IsNull(record.Choose(InFlash), texts[i]);
                Assert.IsNull(record.StartedFrom(InFlash), texts[i]);
            }
        }

        [TestMethod]
        public void What_is_written_is_read_back()
        {
            SlotRecord record = Confirmed("0.2.0");
            FirmwareSlot other = record.ToWrite(Manifests.Of("0.3.0", 'b', false), "0.2.0");
            other.Assign(Manifests.Of("0.3.0", 'b', false));
            record.NoteFailure(other, "it said \"no\"\n\\");
            other.Assign(Manifests.Of("0.4.0", 'c', false));

            SlotRecord read = SlotRecord.Parse(record.ToJson());

            Assert.AreEqual(record.ToJson(), read.ToJson());
            Assert.AreEqual("0.2.0", read.Choose(InFlash).Version);
            Assert.AreEqual((int)SlotState.Loading, (int)read.Find("slot-b").State);
            Assert.IsTrue(read.Bars(Manifests.Of("0.3.0", 'b', false)));
        }

        [TestMethod]
        public void Newer_firmware_in_flash_wins_over_an_older_slot()
        {
            SlotRecord record = Confirmed("0.2.0");

            Assert.AreEqual("slot-a", record.Choose("0.1.9").Name);
            Assert.IsNull(record.Choose("0.2.0"));
            Assert.IsNull(record.Choose("0.3.0"));
        }

        [TestMethod]
        public void The_newest_usable_slot_is_chosen()
        {
            SlotRecord record = Confirmed("0.2.0");
            FirmwareSlot other = record.Find("slot-b");
            other.Assign(Manifests.Of("0.10.0", 'b', false));
            Assert.AreEqual("0.2.0", record.Choose(InFlash).Version);

            other.State = SlotState.Trial;
            Assert.AreEqual("0.10.0", record.Choose(InFlash).Version);
        }

        [TestMethod]
        public void What_was_tried_and_not_proved_is_given_up_for_the_one_before()
        {
            SlotRecord record = Confirmed("0.2.0");
            record.Find("slot-b").Assign(Manifests.Of("0.3.0", 'b', false));
            record.Find("slot-b").State = SlotState.Tried;

            Assert.IsTrue(record.GiveUpUnproven());

            Assert.AreEqual("0.2.0", record.Choose(InFlash).Version);
            Assert.IsTrue(record.Bars(Manifests.Of("0.3.0", 'b', false)));
            Assert.IsFalse(record.GiveUpUnproven());
        }

        [TestMethod]
        public void A_failed_firmware_stays_barred_until_another_build_or_a_server_that_insists()
        {
            SlotRecord record = SlotRecord.Parse("");
            record.Find("slot-a").Assign(Manifests.Of("0.3.0", 'b', false));
            record.NoteFailure(record.Find("slot-a"), "it broke off");

            Assert.IsTrue(record.Bars(Manifests.Of("0.3.0", 'b', false)));
            Assert.IsFalse(record.Bars(Manifests.Of("0.3.0", 'c', false)));
            Assert.IsFalse(record.Bars(Manifests.Of("0.3.1", 'b', false)));
            Assert.IsFalse(record.Bars(Manifests.Of("0.3.0", 'b', true)));
        }

        [TestMethod]
        public void A_server_that_insists_for_ever_is_not_followed_for_ever()
        {
            SlotRecord record = SlotRecord.Parse("");
            for (int i = 0; i < SlotRecord.MaxForcedTimes; i++)
            {
                Assert.IsFalse(record.Bars(Manifests.Of("0.3.0", 'b', true)));
                record.Find("slot-a").Assign(Manifests.Of("0.3.0", 'b', true));
                record.NoteFailure(record.Find("slot-a"), "it broke off");
            }

            Assert.IsTrue(record.Bars(Manifests.Of("0.3.0", 'b', true)));
        }

        [TestMethod]
        public void The_slot_that_runs_is_never_written()
        {
            SlotRecord record = Confirmed("0.2.0");

            Assert.AreEqual("slot-b", record.ToWrite(Manifests.Of("0.3.0", 'b', false), "0.2.0").Name);
            record.Find("slot-b").Assign(Manifests.Of("0.3.0", 'b', false));
            record.Find("slot-b").State = SlotState.Confirmed;
            Assert.AreEqual("slot-a", record.ToWrite(Manifests.Of("0.4.0", 'c', false), "0.3.0").Name);
        }

        [TestMethod]
        public void What_has_been_begun_is_gone_on_with()
        {
            SlotRecord record = SlotRecord.Parse("");
            record.Find("slot-b").Assign(Manifests.Of("0.3.0", 'b', false));

            Assert.AreEqual("slot-b", record.ToWrite(Manifests.Of("0.3.0", 'b', false), InFlash).Name);
            Assert.AreEqual("slot-a", record.ToWrite(Manifests.Of("0.3.0", 'c', false), InFlash).Name);
        }

        [TestMethod]
        public void Failures_are_kept_up_to_a_bound()
        {
            SlotRecord record = SlotRecord.Parse("");
            for (int i = 0; i < 9; i++)
            {
                record.Find("slot-a").Assign(Manifests.Of("0." + i, 'b', false));
                record.NoteFailure(record.Find("slot-a"), new string('x', 1000));
            }

            Assert.IsTrue(record.Bars(Manifests.Of("0.8", 'b', false)));
            Assert.IsFalse(record.Bars(Manifests.Of("0.1", 'b', false)));
            Assert.IsTrue(record.ToJson().Length < 2000);
        }

        private static SlotRecord Confirmed(string version)
        {
            SlotRecord record = SlotRecord.Parse("");
            record.Find("slot-a").Assign(Manifests.Of(version, 'a', false));
            record.Find("slot-a").State = SlotState.Confirmed;
            return record;
        }
    }
}
