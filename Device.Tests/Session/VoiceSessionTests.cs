using Firmware.Protocol;
using Firmware.Session;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Session
{
    [TestClass]
    public class VoiceSessionTests
    {
        [TestMethod]
        public void A_new_link_is_greeted_and_introduced_once()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            Assert.Contains("\"type\":\"hello\"", bench.Server.Sent(0));
            Assert.StartsWith("{\"type\":\"iot\",\"descriptors\":[{\"name\":\"lamp\"", bench.Server.Sent(1));
            Assert.AreEqual("{\"type\":\"iot\",\"states\":[{\"name\":\"lamp\",\"state\":{\"power\":false,\"brightness\":100,\"color\":\"white\"}}]}", bench.Server.Sent(2));
            Assert.AreEqual(3, bench.Server.Count());
            Assert.AreEqual(1, bench.LinksReady);

            bench.Says("{\"type\":\"hello\",\"session_id\":\"s2\"}");
            Assert.AreEqual(3, bench.Server.Count());
        }

        [TestMethod]
        public void Nothing_is_said_of_the_things_before_the_server_has_greeted()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Open();

            Assert.AreEqual(1, bench.Server.Count());
        }

        [TestMethod]
        public void A_server_that_does_not_greet_within_10_seconds_is_given_up()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Open();

            bench.Pass(SessionLink.HelloTimeoutMilliseconds - 1);
            Assert.AreEqual(0, bench.LinksLost);
            bench.Pass(1);

            Assert.AreEqual(1, bench.LinksLost);
            Assert.IsTrue(bench.Server.Closed);
            Assert.Contains("did not greet", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_server_that_speaks_another_form_of_sound_is_given_up()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Open();

            bench.Says("{\"type\":\"hello\",\"audio_params\":{\"format\":\"opus\",\"sample_rate\":24000}}");

            Assert.IsTrue(bench.Server.Closed);
            Assert.Contains("opus", bench.Monitor.Lines);
        }

        [TestMethod]
        public void Holding_the_button_sends_listen_start_then_sound_then_listen_stop()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(2);

            int start = bench.Server.IndexOf("\"state\":\"start\",\"mode\":\"manual\"");
            Assert.AreEqual(3, start);
            Assert.AreEqual("sound", bench.Server.Sent(4));
            Assert.AreEqual("sound", bench.Server.Sent(5));
            Assert.AreEqual("sound", bench.Server.Sent(6));
            Assert.AreEqual("{\"session_id\":\"s1\",\"type\":\"listen\",\"state\":\"stop\"}", bench.Server.Sent(7));
            Assert.AreEqual(8, bench.Server.Count());
            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            Assert.IsFalse(bench.Microphone.IsOpen);
        }

        [TestMethod]
        public void The_microphone_records_from_the_press_on()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            bench.Conversation.TalkPressed();

            Assert.IsTrue(bench.Microphone.IsOpen);
            Assert.Contains("|Idle>Listening|", bench.Monitor.Lines);
        }

        [TestMethod]
        public void An_answer_is_heard_and_then_the_device_is_idle()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);

            bench.Says("{\"type\":\"stt\",\"text\":\"turn on the lamp\"}");
            bench.Says("{\"type\":\"llm\",\"emotion\":\"happy\"}");
            bench.SaysTts("start");
            bench.SaysTts("sentence_start");
            Assert.AreEqual(3, bench.SendsSound(3));
            bench.Speaker.WaitForFrames(3);
            bench.SaysTts("sentence_end");
            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);

            Assert.Contains("|Listening>Speaking|", bench.Monitor.Lines);
            Assert.Contains("|heard turn on the lamp|", bench.Monitor.Lines);
            Assert.Contains("|said Hello.|Speaking>Idle|", bench.Monitor.Lines);
            Assert.IsFalse(bench.Speaker.IsOpen);
        }

        [TestMethod]
        public void Sound_outside_a_speech_is_dropped()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            Assert.AreEqual(0, bench.SendsSound(1));
        }

        [TestMethod]
        public void A_server_that_only_says_sentences_is_heard_too()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);

            bench.SaysTts("sentence_start");

            Assert.AreEqual((int)DeviceState.Speaking, (int)bench.State);
            Assert.AreEqual(1, bench.SendsSound(1));
        }

        [TestMethod]
        public void An_answer_that_does_not_come_ends_in_idle_after_15_seconds()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);

            bench.Pass(Conversation.AnswerTimeoutMilliseconds - 1);
            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
            bench.Pass(1);

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.Contains("did not answer", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_server_that_has_understood_gets_another_15_seconds()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);
            bench.Pass(Conversation.AnswerTimeoutMilliseconds - 1);

            bench.Says("{\"type\":\"stt\",\"text\":\"hm\"}");
            bench.Pass(Conversation.AnswerTimeoutMilliseconds - 1);

            Assert.AreEqual((int)DeviceState.Listening, (int)bench.State);
        }

        [TestMethod]
        public void A_server_with_nothing_to_say_ends_the_turn()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);

            bench.SaysTts("stop");

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
        }

        [TestMethod]
        public void Listening_ends_by_itself_after_a_minute()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.Says("{\"type\":\"llm\"}");

            PassQuietly(bench, Conversation.LongestListeningMilliseconds);
            bench.RecordLastFrame();

            Assert.AreEqual(1, bench.Server.CountOf("\"state\":\"stop\""));
        }

        [TestMethod]
        public void Pressing_again_ends_talk_in_toggle_use()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Conversation.TalkPressed();

            bench.Conversation.TalkPressed();
            bench.RecordLastFrame();

            Assert.AreEqual(1, bench.Server.CountOf("\"state\":\"stop\""));
        }

        [TestMethod]
        public void A_microphone_that_cannot_be_had_is_told_and_nothing_is_sent()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Microphone.OpenFailure = "no bus";

            bench.Conversation.TalkPressed();

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.Contains("no bus", bench.Monitor.Lines);
            Assert.AreEqual(0, bench.Server.CountOf("listen"));
        }

        [TestMethod]
        public void A_microphone_that_breaks_off_ends_the_talk()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Conversation.TalkPressed();
            bench.Microphone.ReadFailure = "dma";

            bench.RecordLastFrame();

            Assert.Contains("dma", bench.Monitor.Lines);
            Assert.AreEqual(1, bench.Server.CountOf("\"state\":\"stop\""));
            Assert.IsFalse(bench.Microphone.IsOpen);
        }

        [TestMethod]
        public void A_speech_that_brings_nothing_for_30_seconds_is_given_up()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect().Ask(1);
            bench.SaysTts("start");
            PassQuietly(bench, Conversation.SpeechTimeoutMilliseconds - 10);
            bench.SendsSound(1);
            PassQuietly(bench, Conversation.SpeechTimeoutMilliseconds - 10);
            Assert.AreEqual((int)DeviceState.Speaking, (int)bench.State);

            PassQuietly(bench, Conversation.SpeechTimeoutMilliseconds);

            Assert.AreEqual((int)DeviceState.Idle, (int)bench.State);
            Assert.Contains("broke off", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_speech_out_of_the_blue_is_heard()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            bench.SaysTts("start");
            bench.SendsSound(1);
            bench.SaysTts("stop");
            bench.Handle(DeviceEventKind.PlaybackFinished);

            Assert.EndsWith("|Idle>Speaking|Speaking>Idle|", bench.Monitor.Lines);
        }

        [TestMethod]
        public void Warnings_and_errors_of_the_server_are_told()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            bench.Says("{\"type\":\"alert\",\"status\":\"x\",\"message\":\"It burns\",\"emotion\":\"sad\"}");
            bench.Says("{\"type\":\"server\",\"status\":\"error\",\"message\":\"too old\"}");
            bench.Says("{\"type\":\"server\",\"status\":\"success\",\"message\":\"fine\"}");

            Assert.Contains("It burns", bench.Monitor.Lines);
            Assert.Contains("too old", bench.Monitor.Lines);
            Assert.DoesNotContains("fine", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_restart_is_confirmed_before_it_is_asked_for()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            bench.Says("{\"type\":\"system\",\"command\":\"reboot\"}");
            bench.Says("{\"type\":\"system\",\"command\":\"dance\"}");

            Assert.AreEqual(1, bench.Reboots);
            Assert.AreEqual(1, bench.Server.CountOf("\"type\":\"system\""));
        }

        [TestMethod]
        public void A_command_is_carried_out_answered_and_its_state_reported()
        {
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();

            bench.Says("{\"type\":\"iot\",\"commands\":[{\"name\":\"lamp\",\"method\":\"set_color\",\"parameters\":{\"color\":\"red\"},\"command_id\":\"c1\"},{\"name\":\"lamp\",\"method\":\"explode\",\"parameters\":{},\"command_id\":\"c2\"}]}");

            Assert.AreEqual(1.0, bench.Red.Level);
            Assert.StartsWith("{\"type\":\"iot\",\"command_results\":[{\"command_id\":\"c1\"", bench.Server.Sent(3));
            Assert.Contains("\"error_code\":\"UNKNOWN_METHOD\"", bench.Server.Sent(3));
            Assert.AreEqual("{\"type\":\"iot\",\"states\":[{\"name\":\"lamp\",\"state\":{\"power\":true,\"brightness\":100,\"color\":\"red\"}}]}", bench.Server.Sent(4));
            Assert.Contains("|executed lamp.set_color yes The lamp is red|executed lamp.explode no ", bench.Monitor.Lines);
            Assert.Contains("|thing lamp {\"power\":true,", bench.Monitor.Lines);
        }

        [TestMethod]
        public void A_command_that_comes_again_over_a_new_link_is_answered_but_not_carried_out()
        {
            const string On = "{\"type\":\"iot\",\"commands\":[{\"name\":\"lamp\",\"method\":\"turn_on\",\"command_id\":\"c1\"}]}";
            const string Off = "{\"type\":\"iot\",\"commands\":[{\"name\":\"lamp\",\"method\":\"turn_off\",\"command_id\":\"c2\"}]}";
            using var bench = new SessionBench(ListenMessage.Manual);
            bench.Connect();
            bench.Says(On);
            bench.Says(Off);
            bench.Breaks();

            bench.Connect();
            bench.Says(On);

            Assert.AreEqual(0.0, bench.Red.Level);
            Assert.AreEqual(1, bench.Server.CountOf("command_results"));
            Assert.AreEqual(1, bench.Server.CountOf("\"states\""));
        }

        // Time passes in steps in which the server gives its sign of life.
        private static void PassQuietly(SessionBench bench, int milliseconds)
        {
            while (milliseconds > 0)
            {
                int step = milliseconds < 20000 ? milliseconds : 20000;
                bench.Pass(step);
                milliseconds -= step;
            }
        }
    }
}
