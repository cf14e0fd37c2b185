using System;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>A robot vacuum at the other end of a serial line.</summary>
    public sealed class FakeRoomba : ISerialLine
    {
        private byte[] _answer = new byte[0];
        private int _given;

        /// <summary>What it was told, without questions: "128 135 ".</summary>
        public string Told { get; private set; } = "";

        public bool Answers { get; set; } = true;

        public int ChargingState { get; set; }

        public int Charge { get; set; } = 1500;

        public int Capacity { get; set; } = 2000;

        public void Open()
        {
        }

        public void Write(byte[] buffer, int count)
        {
            if (buffer[0] != 142)
            {
                Told += buffer[0] + " ";
                return;
            }

            if (count != 2 || buffer[1] != 3)
            {
                throw new InvalidOperationException("It was asked for something else.");
            }

            if (Answers)
            {
                Say(new[] { (byte)ChargingState, (byte)0, (byte)0, (byte)0, (byte)0, (byte)25, (byte)(Charge >> 8), (byte)Charge, (byte)(Capacity >> 8), (byte)Capacity });
            }
        }

        /// <summary>Sends bytes.</summary>
        public void Say(byte[] bytes)
        {
            _answer = bytes;
            _given = 0;
        }

        // In pieces of three, as they come over a wire.
        public int Read(byte[] buffer, int offset, int count)
        {
            int i = 0;
            while (i < 3 && i < count && _given < _answer.Length)
            {
                buffer[offset + i++] = _answer[_given++];
            }

            return i;
        }

        public void Close()
        {
        }
    }
}
