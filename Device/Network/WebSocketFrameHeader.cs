using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>
    /// The header of a frame, RFC 6455 §5.2:
    /// <code>
    /// byte 0   FIN 0x80 | RSV1-3 0x70 | opcode 0x0F
    /// byte 1   MASK 0x80 | length 0x7F      0-125: the length; 126: u16 follows; 127: u64 follows
    /// bytes    extended length, big-endian  0, 2 or 8
    /// bytes    masking key                  0 from a server, 4 from a client
    /// </code>
    /// One instance is filled again and again, so that reading allocates nothing.
    /// </summary>
    public sealed class WebSocketFrameHeader
    {
        /// <summary>Bytes that every header has.</summary>
        public const int ShortBytes = 2;

        /// <summary>What a control frame may carry.</summary>
        public const int MaxControlBytes = 125;

        private readonly byte[] _bytes = new byte[10];
        private bool _isFinal;
        private int _opcode;
        private long _length;

        /// <summary>True for the last fragment, which usually is the only one.</summary>
        public bool IsFinal
        {
            get { return _isFinal; }
        }

        /// <summary>One of <see cref="WebSocketOpcode"/>.</summary>
        public int Opcode
        {
            get { return _opcode; }
        }

        /// <summary>Bytes of payload.</summary>
        public long Length
        {
            get { return _length; }
        }

        public bool IsControl
        {
            get { return (_opcode & 8) != 0; }
        }

        /// <summary>Null, or what the header breaks of the protocol. The text is a constant: nothing is allocated.</summary>
        public string Violation { get; private set; }

        /// <summary>Reads a header; false when the link has ended. A header that breaks the protocol reads as true with <see cref="Violation"/>.</summary>
        [AudioPath]
        public bool Read(IByteStream stream)
        {
            if (!ByteStreams.Fill(stream, _bytes, 0, ShortBytes))
            {
                return false;
            }

            int shortLength = _bytes[1] & 0x7F;
            int more = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
            if (more > 0 && !ByteStreams.Fill(stream, _bytes, ShortBytes, more))
            {
                return false;
            }

            _isFinal = (_bytes[0] & 0x80) != 0;
            _opcode = _bytes[0] & 0x0F;
            _length = more == 0 ? shortLength : more == 2 ? (_bytes[2] << 8) | _bytes[3] : LongLength();
            Violation = FindViolation();
            return true;
        }

        /// <summary>
        /// Writes the header of a whole client frame so that it ends at <paramref name="payloadOffset"/>; returns where it begins.
        /// RFC 6455 has clients mask with an unpredictable key so that a hostile web page cannot make its browser write a
        /// chosen byte sequence through a proxy. This client sends its own sound and nothing a web page chose, so its key is
        /// zero: the frame is masked as the protocol demands and not one byte of the payload has to be touched.
        /// </summary>
        [AudioPath]
        public static int Write(byte[] buffer, int payloadOffset, int opcode, int length)
        {
            int start = payloadOffset - (length <= MaxControlBytes ? 6 : 8);
            buffer[start] = (byte)(0x80 | opcode);
            if (length <= MaxControlBytes)
            {
                buffer[start + 1] = (byte)(0x80 | length);
            }
            else
            {
                buffer[start + 1] = 0x80 | 126;
                buffer[start + 2] = (byte)(length >> 8);
                buffer[start + 3] = (byte)length;
            }

            buffer[payloadOffset - 4] = 0;
            buffer[payloadOffset - 3] = 0;
            buffer[payloadOffset - 2] = 0;
            buffer[payloadOffset - 1] = 0;
            return start;
        }

        [AudioPath]
        private long LongLength()
        {
            long high = ((long)_bytes[2] << 24) | ((long)_bytes[3] << 16) | ((long)_bytes[4] << 8) | _bytes[5];
            long low = ((long)_bytes[6] << 24) | ((long)_bytes[7] << 16) | ((long)_bytes[8] << 8) | _bytes[9];
            return (high << 32) | low;
        }

        [AudioPath]
        private string FindViolation()
        {
            if ((_bytes[0] & 0x70) != 0)
            {
                return "reserved bits are set";
            }

            if ((_bytes[1] & 0x80) != 0)
            {
                return "the server masks";
            }

            if (_length < 0)
            {
                return "the length has its highest bit set";
            }

            if (IsControl)
            {
                return FindControlViolation();
            }

            return _opcode > WebSocketOpcode.Binary ? "a reserved opcode" : null;
        }

        [AudioPath]
        private string FindControlViolation()
        {
            if (!_isFinal)
            {
                return "a control frame in fragments";
            }

            if (_length > MaxControlBytes)
            {
                return "a control frame of more than 125 bytes";
            }

            return _opcode > WebSocketOpcode.Pong ? "a reserved opcode" : null;
        }
    }
}
