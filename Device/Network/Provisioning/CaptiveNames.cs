using System;

namespace Firmware.Network.Provisioning
{
    /// <summary>
    /// Answers every name with the device's own address (RFC 1035), so that a phone that looks whether there is an internet
    /// finds the set-up page and shows it by itself.
    /// </summary>
    /// <remarks>
    /// <code>
    /// offset  bytes  field of a message
    ///      0      2  transaction, given back
    ///      2      2  flags: highest bit answer, four bits kind of question, lowest bit of the first byte recursion wanted
    ///      4      2  questions: exactly 1
    ///      6      6  answers, authorities, others
    ///     12         name: length and letters again and again, 0 ends; then type (1 address) and class (1), 2 bytes each
    /// </code>
    /// </remarks>
    public sealed class CaptiveNames : IDatagramService
    {
        public const int Port = 53;

        private const int HeaderBytes = 12;
        private const int LongestName = 255;
        private const byte LongestLabel = 63;

        /// <summary>Short, so that nothing is remembered when the phone is in its own network again.</summary>
        private const byte SecondsToLive = 1;

        private readonly byte[] _address;

        /// <param name="address">Four bytes.</param>
        public CaptiveNames(byte[] address)
        {
            _address = address;
        }

        public int Answer(byte[] request, int length, byte[] reply)
        {
            int end = EndOfQuestion(request, length);
            if (end == 0)
            {
                return 0;
            }

            bool asksForAddress = request[end - 4] == 0 && request[end - 3] == 1;
            Array.Copy(request, 0, reply, 0, end);
            reply[2] = (byte)(0x84 | (request[2] & 1));
            reply[3] = 0;
            for (int i = 6; i < HeaderBytes; i++)
            {
                reply[i] = 0;
            }

            if (!asksForAddress)
            {
                // No such record: an empty answer makes phones ask for the address they can have.
                return end;
            }

            reply[7] = 1;
            var record = new byte[] { 0xC0, HeaderBytes, 0, 1, 0, 1, 0, 0, 0, SecondsToLive, 0, 4 };
            Array.Copy(record, 0, reply, end, record.Length);
            Array.Copy(_address, 0, reply, end + record.Length, _address.Length);
            return end + record.Length + _address.Length;
        }

        /// <summary>Behind the one question; 0 when this is no plain question.</summary>
        private static int EndOfQuestion(byte[] request, int length)
        {
            bool isQuestion = length > HeaderBytes && (request[2] & 0xF8) == 0 && request[4] == 0 && request[5] == 1;
            int at = HeaderBytes;
            while (isQuestion && at < length && at - HeaderBytes < LongestName && request[at] != 0)
            {
                isQuestion = request[at] <= LongestLabel;
                at += 1 + request[at];
            }

            bool isWhole = isQuestion && at + 5 <= length && request[at] == 0;
            return isWhole && request[at + 3] == 0 && request[at + 4] == 1 ? at + 5 : 0;
        }
    }
}
