using System.Text;
using Firmware.Audio;
using Firmware.Network;
using Firmware.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network
{
    [TestClass]
    public class WebSocketClientTests
    {
        [TestMethod]
        public void A_frame_of_sound_leaves_in_one_write_with_a_zero_mask()
        {
            var wire = new Wire();
            OutgoingFrame frame = OutgoingFrame.Audio();
            frame.Buffer[OutgoingFrame.HeaderRoom] = 7;

            Assert.IsTrue(new WebSocketClient(wire.Stream, wire.Receiver).Send(frame));

            Assert.AreEqual(1, wire.Stream.Writes);
            Assert.AreEqual(8 + 3840, wire.Stream.WrittenCount);
            wire.AssertWritten(0, new byte[] { 0x82, 0x80 | 126, 0x0F, 0x00, 0, 0, 0, 0, 7 });
        }

        [TestMethod]
        public void The_same_frame_can_be_sent_again()
        {
            var wire = new Wire();
            var client = new WebSocketClient(wire.Stream, wire.Receiver);
            OutgoingFrame frame = OutgoingFrame.Audio();
            client.Send(frame);
            client.Send(frame);

            Assert.AreEqual(2 * (8 + 3840), wire.Stream.WrittenCount);
            wire.AssertWritten(8 + 3840, new byte[] { 0x82, 0x80 | 126, 0x0F, 0x00 });
        }

        [TestMethod]
        public void A_short_text_has_a_short_header()
        {
            var wire = new Wire();
            new WebSocketClient(wire.Stream, wire.Receiver).Send(OutgoingFrame.Text("{}"));

            Assert.AreEqual(8, wire.Stream.WrittenCount);
            wire.AssertWritten(0, new byte[] { 0x81, 0x80 | 2, 0, 0, 0, 0, (byte)'{', (byte)'}' });
        }

        [TestMethod]
        public void A_broken_link_shows_in_the_result()
        {
            var wire = new Wire();
            wire.Stream.Broken = true;

            Assert.IsFalse(new WebSocketClient(wire.Stream, wire.Receiver).Send(OutgoingFrame.Text("{}")));
        }

        [TestMethod]
        public void Texts_of_all_lengths_arrive_whole_however_the_network_cuts_them()
        {
            var wire = new Wire();
            wire.Stream.ChunkBytes = 3;
            int[] lengths = { 0, 1, 125, 126, 2049, WebSocketClient.MaxTextBytes };
            for (int i = 0; i < lengths.Length; i++)
            {
                wire.Stream.SaysFrame(0x81, Bytes(lengths[i], 'a'));
            }

            wire.Receive();

            Assert.AreEqual(lengths.Length, wire.Receiver.TextCount);
            for (int i = 0; i < lengths.Length; i++)
            {
                Assert.AreEqual(lengths[i], wire.Receiver.Text(i).Length);
            }
        }

        [TestMethod]
        public void Text_is_utf8()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x81, Encoding.UTF8.GetBytes("grün 灯"));

            wire.Receive();

            Assert.AreEqual("grün 灯", wire.Receiver.Text(0));
        }

        [TestMethod]
        public void Sound_goes_straight_into_the_buffer_that_was_offered()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x82, Bytes(3840, 'x'));

            wire.Receive();

            Assert.AreEqual(1, wire.Receiver.AudioMessages);
            Assert.AreEqual(3840, wire.Receiver.LastAudioBytes);
            Assert.AreEqual((byte)'x', wire.Receiver.AudioBuffer[3839]);
        }

        [TestMethod]
        public void Sound_that_nobody_wants_is_skipped_in_silence()
        {
            var wire = new Wire();
            wire.Receiver.AudioBuffer = null;
            wire.Stream.SaysFrame(0x82, Bytes(3840, 'x')).SaysFrame(0x81, Bytes(2, 'a'));

            wire.Receive();

            Assert.AreEqual(0, wire.Receiver.AudioMessages);
            Assert.IsNull(wire.Receiver.Refused);
            Assert.AreEqual(1, wire.Receiver.TextCount);
        }

        [TestMethod]
        public void Sound_larger_than_a_frame_is_skipped_and_told()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x82, Bytes(3841, 'x')).SaysFrame(0x82, Bytes(10, 'x'));

            wire.Receive();

            Assert.Contains("3840", wire.Receiver.Refused);
            Assert.AreEqual(1, wire.Receiver.AudioMessages);
            Assert.AreEqual(10, wire.Receiver.LastAudioBytes);
        }

        [TestMethod]
        public void A_text_in_fragments_is_put_together_around_a_ping()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x01, Bytes(2, 'a')).SaysFrame(0x89, Bytes(1, 'p')).SaysFrame(0x00, Bytes(2, 'b')).SaysFrame(0x80, Bytes(1, 'c'));

            wire.Receive();

            Assert.AreEqual(1, wire.Receiver.TextCount);
            Assert.AreEqual("aabbc", wire.Receiver.Text(0));
        }

        [TestMethod]
        public void Sound_in_fragments_is_put_together()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x02, Bytes(3000, 'x')).SaysFrame(0x80, Bytes(840, 'y'));

            wire.Receive();

            Assert.AreEqual(1, wire.Receiver.AudioMessages);
            Assert.AreEqual(3840, wire.Receiver.LastAudioBytes);
            Assert.AreEqual((byte)'x', wire.Receiver.AudioBuffer[2999]);
            Assert.AreEqual((byte)'y', wire.Receiver.AudioBuffer[3000]);
        }

        [TestMethod]
        public void A_text_of_70_000_bytes_is_skipped_and_told_and_the_link_goes_on()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x81, Bytes(70000, 'a')).SaysFrame(0x81, Bytes(2, 'b'));

            wire.Receive();

            Assert.Contains("16384", wire.Receiver.Refused);
            Assert.AreEqual(1, wire.Receiver.TextCount);
            Assert.AreEqual("bb", wire.Receiver.Text(0));
        }

        [TestMethod]
        public void A_text_that_grows_too_long_in_fragments_is_skipped_as_a_whole()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x01, Bytes(16000, 'a')).SaysFrame(0x00, Bytes(1000, 'a')).SaysFrame(0x80, Bytes(1, 'a'));

            wire.Receive();

            Assert.AreEqual(0, wire.Receiver.TextCount);
            Assert.IsNotNull(wire.Receiver.Refused);
        }

        [TestMethod]
        public void A_message_without_end_closes_the_link_with_1009()
        {
            var wire = new Wire();
            wire.Stream.Says(new byte[] { 0x81, 127, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF });

            wire.Receive();

            Assert.Contains("without end", wire.Receiver.Ended);
            wire.AssertClosedWith(1009);
        }

        [TestMethod]
        public void A_ping_is_answered_with_its_own_payload()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x89, Bytes(3, 'p'));

            wire.Receive();

            wire.AssertWritten(0, new byte[] { 0x8A, 0x80 | 3, 0, 0, 0, 0, (byte)'p', (byte)'p', (byte)'p' });
        }

        [TestMethod]
        public void A_pong_is_a_sign_of_life()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x8A, Bytes(0, 'p'));

            wire.Receive();

            Assert.AreEqual(1, wire.Receiver.Pongs);
        }

        [TestMethod]
        public void What_breaks_the_protocol_closes_the_link_with_1002()
        {
            Violates(new byte[] { 0xC1, 0 }, "reserved bits");
            Violates(new byte[] { 0x91, 0 }, "reserved bits");
            Violates(new byte[] { 0x81, 0x80, 1, 2, 3, 4 }, "masks");
            Violates(new byte[] { 0x83, 0 }, "opcode");
            Violates(new byte[] { 0x8B, 0 }, "opcode");
            Violates(new byte[] { 0x89, 126, 0, 126 }, "125");
            Violates(new byte[] { 0x09, 0 }, "fragments");
            Violates(new byte[] { 0x80, 0 }, "continuation of nothing");
            Violates(new byte[] { 0x01, 0, 0x81, 0 }, "inside another");
            Violates(new byte[] { 0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0 }, "highest bit");
            Violates(new byte[] { 0x88, 1, 3 }, "half a close code");
        }

        [TestMethod]
        public void A_text_that_is_not_utf8_closes_the_link_with_1007()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x81, new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }).SaysFrame(0x81, Bytes(2, 'a'));

            wire.Receive();

            Assert.AreEqual(0, wire.Receiver.TextCount);
            Assert.Contains("not UTF-8", wire.Receiver.Ended);
            wire.AssertClosedWith(1007);
        }

        [TestMethod]
        public void A_letter_that_is_cut_by_fragments_is_whole_again()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x01, new byte[] { 0xC3 }).SaysFrame(0x80, new byte[] { 0xBC });

            wire.Receive();

            Assert.AreEqual("ü", wire.Receiver.Text(0));
        }

        [TestMethod]
        public void Closing_does_not_wait_for_a_goodbye()
        {
            var wire = new Wire();

            new WebSocketClient(wire.Stream, wire.Receiver).Close();

            Assert.IsTrue(wire.Stream.Limited);
            wire.AssertClosedWith(1000);
        }

        [TestMethod]
        public void Closing_while_something_is_being_sent_waits_for_nothing_and_says_nothing()
        {
            var wire = new Wire();
            var client = new WebSocketClient(wire.Stream, wire.Receiver);
            wire.Stream.WhileWriting = () => client.Close();

            client.Send(OutgoingFrame.Text("{}"));

            Assert.IsTrue(wire.Stream.Closed);
            Assert.AreEqual(1, wire.Stream.Writes);
            Assert.AreEqual((byte)0x81, wire.Stream.Written[0]);
            Assert.IsFalse(client.Send(OutgoingFrame.Text("{}")));
        }

        [TestMethod]
        public void A_link_that_ends_in_the_middle_of_a_frame_is_told_once()
        {
            var wire = new Wire();
            wire.Stream.Says(new byte[] { 0x81, 5, (byte)'a' });

            wire.Receive();

            Assert.AreEqual(0, wire.Receiver.TextCount);
            Assert.AreEqual("the link broke", wire.Receiver.Ended);
            Assert.IsTrue(wire.Stream.Closed);
        }

        [TestMethod]
        public void A_close_of_the_server_is_answered_and_told_with_its_code()
        {
            var wire = new Wire();
            wire.Stream.SaysFrame(0x88, new byte[] { 0x03, 0xE9 }).SaysFrame(0x81, Bytes(2, 'a'));

            wire.Receive();

            Assert.Contains("1001", wire.Receiver.Ended);
            Assert.AreEqual(0, wire.Receiver.TextCount);
            wire.AssertClosedWith(1000);
        }

        [TestMethod]
        public void After_closing_nothing_is_sent_and_nothing_is_told()
        {
            var wire = new Wire();
            var client = new WebSocketClient(wire.Stream, wire.Receiver);
            client.Close();
            int written = wire.Stream.WrittenCount;

            Assert.IsFalse(client.Send(OutgoingFrame.Text("{}")));
            Assert.IsFalse(client.Ping());
            client.Receive();

            Assert.AreEqual(written, wire.Stream.WrittenCount);
            Assert.IsNull(wire.Receiver.Ended);
        }

        private static void Violates(byte[] bytes, string violation)
        {
            var stream = new FakeByteStream();
            var receiver = new FakeReceiver();
            stream.Says(bytes).SaysFrame(0x81, new byte[1]);

            new WebSocketClient(stream, receiver).Receive();

            Assert.Contains(violation, receiver.Ended);
            Assert.AreEqual(0, receiver.TextCount);
            Assert.AreEqual((byte)0x88, stream.Written[0]);
            Assert.AreEqual(1002, (stream.Written[6] << 8) | stream.Written[7]);
            Assert.IsTrue(stream.Closed);
        }

        private static byte[] Bytes(int count, char value)
        {
            return Encoding.UTF8.GetBytes(new string(value, count));
        }

        // A link with both its ends; each test has its own.
        private sealed class Wire
        {
            public FakeByteStream Stream { get; } = new FakeByteStream();

            public FakeReceiver Receiver { get; } = new FakeReceiver();

            public void Receive()
            {
                new WebSocketClient(Stream, Receiver).Receive();
            }

            public void AssertClosedWith(int code)
            {
                int start = Stream.WrittenCount - 8;
                AssertWritten(start, new byte[] { 0x88, 0x80 | 2, 0, 0, 0, 0, (byte)(code >> 8), (byte)code });
                Assert.IsTrue(Stream.Closed);
            }

            public void AssertWritten(int start, byte[] expected)
            {
                for (int i = 0; i < expected.Length; i++)
                {
                    Assert.AreEqual(expected[i], Stream.Written[start + i], "byte " + (start + i));
                }
            }
        }
    }
}
