using System;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>Keeps the last items.</summary>
    public sealed class FakeInfraredSender : IInfraredSender
    {
        public byte[] Items { get; private set; }

        public int Sent { get; private set; }

        /// <summary>What <see cref="Send"/> throws; null to work.</summary>
        public string Failure { get; set; }

        public void Open()
        {
        }

        public void Send(byte[] items)
        {
            if (Failure != null)
            {
                throw new InvalidOperationException(Failure);
            }

            Items = (byte[])items.Clone();
            Sent++;
        }

        public void Close()
        {
        }

        /// <summary>The 24 bits as a receiver reads them; -1 when a byte and its complement differ.</summary>
        public int Code()
        {
            int code = 0;
            for (int i = 0; i < 3; i++)
            {
                int value = Byte(1 + (i * 16));
                if ((value ^ Byte(9 + (i * 16))) != 0xFF)
                {
                    return -1;
                }

                code = (code << 8) | value;
            }

            return code;
        }

        /// <summary>Microseconds of light and of dark of one item.</summary>
        public void Item(int index, out int mark, out int space)
        {
            int offset = index * RmtItem.Bytes;
            if ((Items[offset + 1] & 0x80) == 0 || (Items[offset + 3] & 0x80) != 0)
            {
                throw new InvalidOperationException("An item is not light and then dark.");
            }

            mark = Items[offset] | ((Items[offset + 1] & 0x7F) << 8);
            space = Items[offset + 2] | (Items[offset + 3] << 8);
        }

        private int Byte(int firstItem)
        {
            int value = 0;
            for (int i = 0; i < 8; i++)
            {
                int mark;
                int space;
                Item(firstItem + i, out mark, out space);
                value = (value << 1) | (space > 1000 ? 1 : 0);
            }

            return value;
        }
    }
}
