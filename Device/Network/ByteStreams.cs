using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>Reads whole pieces from a stream that gives what it has.</summary>
    public static class ByteStreams
    {
        /// <summary>Reads exactly <paramref name="count"/> bytes; false when the link ends before.</summary>
        [AudioPath]
        public static bool Fill(IByteStream stream, byte[] buffer, int offset, int count)
        {
            int end = offset + count;
            while (offset < end)
            {
                int read = stream.Read(buffer, offset, end - offset);
                if (read <= 0)
                {
                    return false;
                }

                offset += read;
            }

            return true;
        }

        /// <summary>Reads at most <paramref name="count"/> bytes from the start of the buffer; fewer only when the link ends before.</summary>
        public static int ReadUpTo(IByteStream stream, byte[] buffer, int count)
        {
            int filled = 0;
            int read = 1;
            while (read > 0 && filled < count)
            {
                read = stream.Read(buffer, filled, count - filled);
                filled += read > 0 ? read : 0;
            }

            return filled;
        }

        /// <summary>Reads <paramref name="count"/> bytes into nowhere; false when the link ends before.</summary>
        public static bool Skip(IByteStream stream, byte[] scratch, long count)
        {
            while (count > 0)
            {
                int read = stream.Read(scratch, 0, count < scratch.Length ? (int)count : scratch.Length);
                if (read <= 0)
                {
                    return false;
                }

                count -= read;
            }

            return true;
        }
    }
}
