using System.Text;

namespace Firmware.Audio
{
    /// <summary>
    /// A message to the server with room in front for the transport's header, so that header and payload leave in one
    /// write. One may be sent any number of times; an audio frame is filled anew each time.
    /// </summary>
    public sealed class OutgoingFrame
    {
        /// <summary>Bytes kept free in front of the payload: the longest header of a message up to <see cref="MaxPayloadBytes"/>.</summary>
        public const int HeaderRoom = 8;

        /// <summary>65,535: what a 16-bit length can say.</summary>
        public const int MaxPayloadBytes = 65535;

        private OutgoingFrame(byte[] buffer, bool isText)
        {
            Buffer = buffer;
            IsText = isText;
        }

        /// <summary><see cref="HeaderRoom"/> bytes, then the payload.</summary>
        public byte[] Buffer { [AudioPath] get; }

        public bool IsText { [AudioPath] get; }

        public int PayloadBytes
        {
            [AudioPath]
            get { return Buffer.Length - HeaderRoom; }
        }

        /// <summary>An empty frame of sound of <see cref="AudioFormat.FrameBytes"/>.</summary>
        public static OutgoingFrame Audio()
        {
            return new OutgoingFrame(new byte[HeaderRoom + AudioFormat.FrameBytes], false);
        }

        /// <summary>A text message in UTF-8. Throws <see cref="System.ArgumentException"/> beyond <see cref="MaxPayloadBytes"/>.</summary>
        public static OutgoingFrame Text(string text)
        {
            byte[] payload = Encoding.UTF8.GetBytes(text);
            if (payload.Length > MaxPayloadBytes)
            {
                throw new System.ArgumentException("The message has " + payload.Length + " bytes; at most 65535 can be sent.");
            }

            var buffer = new byte[HeaderRoom + payload.Length];
            System.Array.Copy(payload, 0, buffer, HeaderRoom, payload.Length);
            return new OutgoingFrame(buffer, true);
        }
    }
}
