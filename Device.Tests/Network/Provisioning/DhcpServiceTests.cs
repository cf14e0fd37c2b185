using Firmware.Network.Provisioning;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network.Provisioning
{
    [TestClass]
    public class DhcpServiceTests
    {
        private const byte Discover = 1;
        private const byte Request = 3;

        [TestMethod]
        public void A_station_that_looks_for_an_address_is_offered_one()
        {
            var reply = new byte[DatagramServer.MaxBytes];
            int length = Service().Answer(Message(Discover, 5, null), 300, reply);

            Assert.AreEqual(300, length);
            Assert.AreEqual((byte)2, reply[0]);
            Assert.AreEqual((byte)0x5A, reply[4], "transaction");
            Assert.AreEqual((byte)0x80, reply[10], "broadcast flag");
            Assert.AreEqual((byte)5, reply[28 + 5], "hardware address");
            Is(reply, 16, 192, 168, 4, 10);
            Is(Option(reply, 53), 0, 2);
            Is(Option(reply, 54), 0, 192, 168, 4, 1);
            Is(Option(reply, 3), 0, 192, 168, 4, 1);
            Is(Option(reply, 6), 0, 192, 168, 4, 1);
            Is(Option(reply, 1), 0, 255, 255, 255, 0);
            Is(Option(reply, 51), 0, 0, 0, 14, 16);
        }

        [TestMethod]
        public void What_was_offered_is_granted_and_anything_else_refused()
        {
            DhcpService service = Service();
            var reply = new byte[DatagramServer.MaxBytes];
            service.Answer(Message(Discover, 5, null), 300, reply);

            service.Answer(Message(Request, 5, new byte[] { 192, 168, 4, 10 }), 300, reply);
            Is(Option(reply, 53), 0, 5);
            Is(reply, 16, 192, 168, 4, 10);

            service.Answer(Message(Request, 5, new byte[] { 192, 168, 1, 77 }), 300, reply);
            Is(Option(reply, 53), 0, 6);
            Is(reply, 16, 0, 0, 0, 0);
        }

        [TestMethod]
        public void Each_station_keeps_its_own_address()
        {
            DhcpService service = Service();
            Assert.AreEqual(10, Host(service, 1));
            Assert.AreEqual(11, Host(service, 2));
            Assert.AreEqual(10, Host(service, 1));
        }

        [TestMethod]
        public void When_all_addresses_are_given_who_asked_longest_ago_loses_its_own()
        {
            DhcpService service = Service();
            for (int i = 1; i <= DhcpService.MaxLeases; i++)
            {
                Host(service, i);
            }

            Host(service, 1);
            Assert.AreEqual(11, Host(service, 99), "The second has been silent for the longest time.");
            Assert.AreEqual(10, Host(service, 1));
        }

        [TestMethod]
        public void An_answer_to_another_server_is_not_ours()
        {
            byte[] message = Message(Request, 5, new byte[] { 192, 168, 4, 10 });
            new byte[] { 54, 4, 10, 0, 0, 1, 255 }.CopyTo(message, 249);

            Assert.AreEqual(0, Service().Answer(message, 300, new byte[DatagramServer.MaxBytes]));
        }

        [TestMethod]
        public void Whatever_is_no_question_of_a_station_gets_no_answer()
        {
            var reply = new byte[DatagramServer.MaxBytes];
            for (int length = 0; length < 243; length++)
            {
                Assert.AreEqual(0, Service().Answer(Message(Discover, 5, null), length, reply), "cut short at " + length);
            }

            Spoilt(0, 2);
            Spoilt(1, 6);
            Spoilt(2, 16);
            Spoilt(24, 10);
            Spoilt(236, 0);
            Spoilt(241, 2);
            Spoilt(242, 77);
            Spoilt(241, 255);
        }

        private static void Spoilt(int at, byte value)
        {
            byte[] message = Message(Discover, 5, null);
            message[at] = value;
            Assert.AreEqual(0, Service().Answer(message, 300, new byte[DatagramServer.MaxBytes]), "byte " + at);
        }

        private static int Host(DhcpService service, int station)
        {
            var reply = new byte[DatagramServer.MaxBytes];
            service.Answer(Message(Discover, (byte)station, null), 300, reply);
            return reply[19];
        }

        private static DhcpService Service()
        {
            return new DhcpService(new byte[] { 192, 168, 4, 1 });
        }

        private static byte[] Message(byte type, byte station, byte[] wanted)
        {
            var message = new byte[300];
            message[0] = 1;
            message[1] = 1;
            message[2] = 6;
            message[4] = 0x5A;
            message[10] = 0x80;
            message[33] = station;
            new byte[] { 99, 130, 83, 99, 53, 1, type }.CopyTo(message, 236);
            int at = 243;
            if (wanted != null)
            {
                message[at] = 50;
                message[at + 1] = 4;
                wanted.CopyTo(message, at + 2);
                at += 6;
            }

            message[at] = 255;
            return message;
        }

        private static byte[] Option(byte[] reply, byte code)
        {
            int at = 240;
            while (reply[at] != 255)
            {
                if (reply[at] == code)
                {
                    var value = new byte[reply[at + 1]];
                    System.Array.Copy(reply, at + 2, value, 0, value.Length);
                    return value;
                }

                at += 2 + reply[at + 1];
            }

            Assert.IsTrue(false, "There is no option " + code);
            return null;
        }

        private static void Is(byte[] bytes, int at, params byte[] expected)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], bytes[at + i], "byte " + i);
            }
        }
    }
}
