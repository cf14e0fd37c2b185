using Firmware.Settings;
using Firmware.Tests.Fakes;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Settings
{
    [TestClass]
    public class SpeakerVolumeTests
    {
        [TestMethod]
        public void It_begins_with_what_is_stored_and_reports_it()
        {
            ThingRegistry things = Speaker(new FakeVolumeStore { Percent = 35 }, new FakeClock());

            Assert.AreEqual("{\"volume\":35}", things.All()[0].StateJson());
        }

        [TestMethod]
        public void Steps_end_at_the_ends()
        {
            ThingRegistry things = Speaker(new FakeVolumeStore { Percent = 95 }, new FakeClock());

            Assert.Contains("\"new_state\":{\"volume\":100}", Commands.Run(things, "speaker", "louder", "{}"));
            Commands.Run(things, "speaker", "set_volume", "{\"value\":5}");
            Assert.Contains("\"new_state\":{\"volume\":0}", Commands.Run(things, "speaker", "quieter", "{}"));
        }

        [TestMethod]
        public void A_volume_out_of_range_is_refused()
        {
            ThingRegistry things = Speaker(new FakeVolumeStore(), new FakeClock());

            Assert.Contains("INVALID_PARAMETER", Commands.Run(things, "speaker", "set_volume", "{\"value\":101}"));
            Assert.Contains("INVALID_PARAMETER", Commands.Run(things, "speaker", "set_volume", "{}"));
        }

        [TestMethod]
        public void Unmuted_it_is_as_loud_as_before()
        {
            ThingRegistry things = Speaker(new FakeVolumeStore { Percent = 40 }, new FakeClock());

            Assert.Contains("{\"volume\":0}", Commands.Run(things, "speaker", "mute", "{}"));
            Assert.Contains("{\"volume\":40}", Commands.Run(things, "speaker", "unmute", "{}"));
        }

        [TestMethod]
        public void Many_steps_are_stored_once_when_they_have_rested()
        {
            var store = new FakeVolumeStore();
            var clock = new FakeClock();
            ThingRegistry things = Speaker(store, clock);
            for (int i = 0; i < 3; i++)
            {
                Commands.Run(things, "speaker", "quieter", "{}");
                clock.Advance(SpeakerVolume.StoreDelayMilliseconds - 1);
                things.Tick(clock.Milliseconds);
            }

            Assert.AreEqual(0, store.Saves);
            clock.Advance(1);
            things.Tick(clock.Milliseconds);
            things.Tick(clock.Milliseconds);
            Assert.AreEqual(1, store.Saves);
            Assert.AreEqual(40, store.Percent);
        }

        [TestMethod]
        public void A_volume_that_is_as_stored_again_is_not_stored()
        {
            var store = new FakeVolumeStore();
            var clock = new FakeClock();
            ThingRegistry things = Speaker(store, clock);
            Commands.Run(things, "speaker", "louder", "{}");
            Commands.Run(things, "speaker", "quieter", "{}");
            clock.Advance(60000);
            things.Tick(clock.Milliseconds);

            Assert.AreEqual(0, store.Saves);
        }

        [TestMethod]
        public void A_restart_does_not_lose_what_waits_to_be_stored()
        {
            var store = new FakeVolumeStore();
            ThingRegistry things = Speaker(store, new FakeClock());
            Commands.Run(things, "speaker", "set_volume", "{\"value\":20}");
            things.Close();

            Assert.AreEqual(20, store.Percent);
        }

        [TestMethod]
        public void A_full_flash_is_tried_again_later_and_not_at_every_tick()
        {
            var store = new FakeVolumeStore { Full = true };
            var clock = new FakeClock();
            ThingRegistry things = Speaker(store, clock);
            Commands.Run(things, "speaker", "set_volume", "{\"value\":20}");
            clock.Advance(SpeakerVolume.StoreDelayMilliseconds);
            things.Tick(clock.Milliseconds);
            clock.Advance(1000);
            things.Tick(clock.Milliseconds);
            Assert.AreEqual(1, store.Saves);

            store.Full = false;
            clock.Advance(60000);
            things.Tick(clock.Milliseconds);
            Assert.AreEqual(20, store.Percent);
        }

        private static ThingRegistry Speaker(FakeVolumeStore store, FakeClock clock)
        {
            ThingRegistry things = new ThingRegistry().Add(new SpeakerVolume(store, clock));
            things.Open(new RecordingMonitor());
            return things;
        }
    }
}
