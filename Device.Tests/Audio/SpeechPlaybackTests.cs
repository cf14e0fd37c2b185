using Firmware.Audio;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Audio
{
    [TestClass]
    public class SpeechPlaybackTests
    {
        private const int TimeoutMilliseconds = 5000;

        [TestMethod]
        public void No_frame_is_free_before_a_speech_begins()
        {
            using var bench = new Bench();
            Assert.IsNull(bench.Playback.TakeFree(0));
        }

        [TestMethod]
        public void All_frames_are_taken_and_the_ninth_is_dropped_and_counted()
        {
            using var bench = new Bench();
            bench.Playback.Begin(false);
            bench.Fill(FrameRing.FrameCount);

            Assert.IsNull(bench.Playback.TakeFree(0));
            Assert.AreEqual(1, bench.Playback.FramesDropped);
        }

        [TestMethod]
        public void Three_frames_start_the_sound()
        {
            using var bench = new Bench();
            bench.Playback.Start();
            bench.Playback.Begin(false);

            bench.Fill(SpeechPlayback.StartFrames);

            bench.Speaker.WaitForFrames(3);
            Assert.AreEqual(3 * AudioFormat.FrameBytes, bench.Speaker.BytesWritten);
        }

        [TestMethod]
        public void A_speech_of_one_short_frame_is_heard_at_its_end()
        {
            using var bench = new Bench();
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Playback.TakeFree(0);
            bench.Playback.Filled(640);

            bench.Playback.Finish();

            bench.AssertFinished(null);
            Assert.AreEqual(640, bench.Speaker.BytesWritten);
        }

        [TestMethod]
        public void The_end_comes_when_the_hardware_has_run_dry_after_a_frame_of_silence()
        {
            using var bench = new Bench();
            bench.Speaker.Buffered = 100;
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(3);
            bench.Playback.Finish();

            bench.Speaker.WaitForFrames(4);
            Assert.IsTrue(bench.Speaker.IsOpen);
            Assert.IsTrue(bench.Playback.IsActive);
            bench.Speaker.Buffered = 0;

            bench.AssertFinished(null);
            Assert.IsFalse(bench.Speaker.IsOpen);
            Assert.IsFalse(bench.Playback.IsActive);
        }

        [TestMethod]
        public void A_speech_without_sound_ends_without_the_speaker()
        {
            using var bench = new Bench();
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Playback.Finish();

            bench.AssertFinished(null);
            Assert.AreEqual(0, bench.Speaker.FramesWritten);
        }

        [TestMethod]
        public void Frames_wait_while_the_hardware_has_no_room()
        {
            using var bench = new Bench();
            bench.Speaker.Buffered = SpeechPlayback.MaxBufferedMilliseconds + 100;
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(4);

            Assert.IsNull(bench.Events.Take(0));
            Assert.AreEqual(0, bench.Speaker.FramesWritten);
            bench.Speaker.Buffered = 0;
            bench.Speaker.WaitForFrames(4);
        }

        [TestMethod]
        public void A_cut_stops_the_speaker_at_once_and_tells_nothing()
        {
            using var bench = new Bench();
            bench.Speaker.Buffered = 300;
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(3);
            bench.Speaker.WaitForFrames(3);

            bench.Playback.Cut();

            Assert.IsTrue(bench.Speaker.WaitUntilStopped());
            Assert.IsFalse(bench.Playback.IsActive);
            Assert.IsNull(bench.Playback.TakeFree(0));
            Assert.IsNull(bench.Events.Take(0));
        }

        [TestMethod]
        public void A_frame_that_was_being_received_during_a_cut_is_not_heard_in_the_next_speech()
        {
            using var bench = new Bench();
            bench.Playback.Begin(false);
            bench.Playback.TakeFree(0);
            bench.Playback.Cut();
            bench.Playback.Filled(AudioFormat.FrameBytes);
            bench.Playback.Begin(false);

            Assert.AreEqual(0, bench.Playback.FramesReceived);
        }

        [TestMethod]
        public void After_a_cut_the_next_speech_is_heard_from_its_first_frame()
        {
            using var bench = new Bench();
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(3);
            bench.Speaker.WaitForFrames(3);
            bench.Playback.Cut();
            Assert.IsTrue(bench.Speaker.WaitUntilStopped());

            bench.Playback.Begin(false);
            bench.Fill(3);

            bench.Speaker.WaitForFrames(6);
        }

        [TestMethod]
        public void A_speech_that_goes_on_after_its_end_is_not_cut_off()
        {
            using var bench = new Bench();
            bench.Speaker.Buffered = 100;
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(3);
            bench.Playback.Finish();
            bench.Speaker.WaitForFrames(4);

            bench.Playback.Begin(false);
            bench.Fill(3);

            bench.Speaker.WaitForFrames(7);
            Assert.IsTrue(bench.Speaker.IsOpen);
        }

        [TestMethod]
        public void Running_dry_in_the_middle_is_counted_when_the_speech_goes_on()
        {
            using var bench = new Bench();
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(3);

            // Asked once before each frame and once when none is left.
            bench.Speaker.WaitForQuestions(4);
            Assert.AreEqual(0, bench.Playback.Underruns);
            bench.Fill(3);
            bench.Speaker.WaitForFrames(6);

            Assert.AreEqual(1, bench.Playback.Underruns);
        }

        [TestMethod]
        public void Running_dry_at_the_end_is_no_underrun()
        {
            using var bench = new Bench();
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(3);
            bench.Speaker.WaitForQuestions(4);

            bench.Playback.Finish();

            bench.AssertFinished(null);
            Assert.AreEqual(0, bench.Playback.Underruns);
        }

        [TestMethod]
        public void A_speaker_that_cannot_be_had_ends_the_speech_with_the_reason()
        {
            using var bench = new Bench();
            bench.Speaker.OpenFailure = "no pin";
            bench.Playback.Start();
            bench.Playback.Begin(false);
            bench.Fill(3);

            bench.AssertFinished("no pin");
            Assert.IsFalse(bench.Playback.IsActive);
        }

        // The thing itself with its hardware; each test has its own, and ends its thread.
        private sealed class Bench : System.IDisposable
        {
            public Bench()
            {
                Speaker = new FakeSpeaker();
                Events = new EventQueue();
                Playback = new SpeechPlayback(Speaker, Events);
            }

            public FakeSpeaker Speaker { get; }

            public EventQueue Events { get; }

            public SpeechPlayback Playback { get; }

            public void Dispose()
            {
                Playback.Dispose();
            }

            public void Fill(int frames)
            {
                for (int i = 0; i < frames; i++)
                {
                    Assert.IsNotNull(Playback.TakeFree(TimeoutMilliseconds));
                    Playback.Filled(AudioFormat.FrameBytes);
                }
            }

            public void AssertFinished(string reason)
            {
                DeviceEvent finished = Events.Take(TimeoutMilliseconds);
                Assert.IsNotNull(finished);
                Assert.AreEqual((int)DeviceEventKind.PlaybackFinished, (int)finished.Kind);
                if (reason == null)
                {
                    Assert.IsNull(finished.Payload);
                }
                else
                {
                    Assert.Contains(reason, (string)finished.Payload);
                }
            }
        }
    }
}
