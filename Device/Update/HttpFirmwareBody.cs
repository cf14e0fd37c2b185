using Firmware.Network;

namespace Firmware.Update
{
    /// <summary>The answer to one request for firmware, as far as it was promised.</summary>
    public sealed class HttpFirmwareBody : IFirmwareBody
    {
        /// <summary>The stream is given up after so long without a byte.</summary>
        public const int SilenceMilliseconds = 10000;

        /// <summary>No further byte is waited for after so long: a server that sends one now and then is never silent.</summary>
        public const int LongestReadMilliseconds = 20000;

        private readonly IByteStream _stream;
        private readonly IClock _clock;
        private int _missingBytes;

        /// <param name="stream">Stands behind the head of the answer; ends by itself after <see cref="SilenceMilliseconds"/>.</param>
        /// <param name="clock">Bounds each read.</param>
        /// <param name="status">Of the answer.</param>
        /// <param name="fromByte">Where in the firmware it begins.</param>
        /// <param name="lengthBytes">What was promised; -1 when it ends with the connection.</param>
        public HttpFirmwareBody(IByteStream stream, IClock clock, int status, int fromByte, int lengthBytes)
        {
            _stream = stream;
            _clock = clock;
            Status = status;
            FromByte = fromByte;
            LengthBytes = lengthBytes;
            _missingBytes = lengthBytes < 0 ? int.MaxValue : lengthBytes;
        }

        public int Status { get; }

        public int FromByte { get; }

        public int LengthBytes { get; }

        public int Read(byte[] buffer, int offset, int count)
        {
            long until = _clock.Milliseconds + LongestReadMilliseconds;
            int wanted = count < _missingBytes ? count : _missingBytes;
            int given = 0;
            while (given < wanted && _clock.Milliseconds < until)
            {
                int read = _stream.Read(buffer, offset + given, wanted - given);
                if (read <= 0)
                {
                    break;
                }

                given += read;
            }

            _missingBytes -= given;
            return given;
        }

        public void Close()
        {
            _stream.Close();
        }
    }
}
