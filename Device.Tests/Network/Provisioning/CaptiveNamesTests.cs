using System.Text;
using Firmware.Network.Provisioning;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Network.Provisioning
{
    [TestClass]
    public class CaptiveNamesTests
    {
        private const byte Address = 1;
        private const byte AddressV6 = 28;

        [TestMethod]
        public void Every_name_is_this_device()
        {
            byte[] question = Question("\u0007captive\u0005apple\u0003com", Address);
            var reply = new byte[DatagramServer.MaxBytes];
            int length = new CaptiveNames(new byte[] { 192, 168, 4, 1 }).Answer(question, question.Length, reply);

            Assert.AreEqual(question.Length + 16, length);
            Assert.AreEqual((byte)7, reply[1], "transaction");
            Assert.AreEqual((byte)0x85, reply[2], "an answer, with the wish for recursion given back");
            Assert.AreEqual((byte)1, reply[7], "answers");
            Assert.AreEqual((byte)192, reply[length - 4]);
            Assert.AreEqual((byte)1, reply[length - 1]);
        }

        [TestMethod]
        public void Asked_for_an_address_of_version_6_it_has_none()
        {
            byte[] question = Question("\u0001a", AddressV6);
            var reply = new byte[DatagramServer.MaxBytes];

            Assert.AreEqual(question.Length, new CaptiveNames(new byte[4]).Answer(question, question.Length, reply));
            Assert.AreEqual((byte)0, reply[7]);
        }

        [TestMethod]
        public void What_is_no_plain_question_gets_no_answer()
        {
            byte[] question = Question("\u0003abc", Address);
            for (int length = 0; length < question.Length; length++)
            {
                Refuses(question, length);
            }

            Refuses(Spoilt(question, 2, 0x81), question.Length);
            Refuses(Spoilt(question, 5, 2), question.Length);
            Refuses(Spoilt(question, 12, 0xC0), question.Length);
            Refuses(Spoilt(question, 12, 60), question.Length);
            Refuses(Spoilt(question, question.Length - 1, 3), question.Length);
        }

        [TestMethod]
        public void A_name_longer_than_names_are_gets_no_answer()
        {
            var name = new StringBuilder();
            for (int i = 0; i < 140; i++)
            {
                name.Append("\u0001a");
            }

            byte[] question = Question(name.ToString(), Address);
            Refuses(question, question.Length);
        }

        private static void Refuses(byte[] question, int length)
        {
            Assert.AreEqual(0, new CaptiveNames(new byte[4]).Answer(question, length, new byte[DatagramServer.MaxBytes]));
        }

        private static byte[] Spoilt(byte[] question, int at, byte value)
        {
            var spoilt = (byte[])question.Clone();
            spoilt[at] = value;
            return spoilt;
        }

        /// <param name="name">Its parts, each after its length. The zero that ends them is added here: no text on a device has one.</param>
        /// <param name="type">Of the record asked for.</param>
        private static byte[] Question(string name, byte type)
        {
            byte[] letters = Encoding.UTF8.GetBytes(name);
            var question = new byte[12 + letters.Length + 1 + 4];
            question[1] = 7;
            question[2] = 1;
            question[5] = 1;
            letters.CopyTo(question, 12);
            question[question.Length - 3] = type;
            question[question.Length - 1] = 1;
            return question;
        }
    }
}
