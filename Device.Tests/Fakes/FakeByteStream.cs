using System;
using Firmware.Network;

namespace Firmware.Tests.Fakes
{
    /// <summary>A link whose server has already said everything it will say.</summary>
    public sealed class FakeByteStream : IByteStream
    {
        // Grows with what is said: one object of a device has at most 786 KB, and most tests say little.
        private byte[] _incoming = new byte[4096];
        private int _incomingCount;
        private int _read;

        /// <summary>How much one read gives at most: networks cut where they like.</summary>
        public int ChunkBytes { get; set; } = int.MaxValue;

        public byte[] Written { get; } = new byte[16384];

        public int WrittenCount { get; private set; }

        public int Writes { get; private set; }

        public bool Broken { get; set; }

        public bool Closed { get; private set; }

        /// <summary>Runs once in the middle of the next write, as another thread would; null for nothing.</summary>
        public Action WhileWriting { get; set; }

        /// <summary>Runs once after the next write: what the server answers to it. Null for nothing.</summary>
        public Action WhenWritten { get; set; }

        /// <summary>True once writes may not wait any more.</summary>
        public bool Limited { get; private set; }

        /// <summary>True when the client has read all that the server said.</summary>
        public bool Exhausted
        {
            get { return _read == _incomingCount; }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            int left = _incomingCount - _read;
            int given = left < count ? left : count;
            given = given < ChunkBytes ? given : ChunkBytes;
            Array.Copy(_incoming, _read, buffer, offset, given);
            _read += given;
            return given;
        }

        public bool Write(byte[] buffer, int offset, int count)
        {
            if (Closed)
            {
                throw new InvalidOperationException("A closed link is written to.");
            }

            if (Broken)
            {
                return false;
            }

            Action meanwhile = WhileWriting;
            WhileWriting = null;
            meanwhile?.Invoke();
            Array.Copy(buffer, offset, Written, WrittenCount, count);
            WrittenCount += count;
            Writes++;
            Action answer = WhenWritten;
            WhenWritten = null;
            answer?.Invoke();
            return true;
        }

        public void LimitWaiting()
        {
            Limited = true;
        }

        public void Close()
        {
            Closed = true;
        }

        public FakeByteStream Says(byte[] bytes)
        {
            MakeRoom(_incomingCount + bytes.Length);
            Array.Copy(bytes, 0, _incoming, _incomingCount, bytes.Length);
            _incomingCount += bytes.Length;
            return this;
        }

        /// <summary>The server sends a frame as a server should: unmasked, with the shortest length.</summary>
        public FakeByteStream SaysFrame(int firstByte, byte[] payload)
        {
            if (payload.Length < 126)
            {
                Says(new[] { (byte)firstByte, (byte)payload.Length });
            }
            else if (payload.Length < 65536)
            {
                Says(new byte[] { (byte)firstByte, 126, (byte)(payload.Length >> 8), (byte)payload.Length });
            }
            else
            {
                Says(new byte[]
                {
                    (byte)firstByte, 127, 0, 0, 0, 0,
                    (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length
                });
            }

            return Says(payload);
        }

        private void MakeRoom(int byteCount)
        {
            if (byteCount <= _incoming.Length)
            {
                return;
            }

            var larger = new byte[byteCount * 2];
            Array.Copy(_incoming, 0, larger, 0, _incomingCount);
            _incoming = larger;
        }
    }
}
