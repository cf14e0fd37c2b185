using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>A connected TCP socket with TLS over it.</summary>
    public sealed class TlsStream : IByteStream
    {
        private readonly SslStream _stream;
        private readonly Socket _socket;

        /// <param name="stream">Already authenticated.</param>
        /// <param name="socket">What <paramref name="stream"/> runs over.</param>
        public TlsStream(SslStream stream, Socket socket)
        {
            _stream = stream;
            _socket = socket;
        }

        [AudioPath]
        public int Read(byte[] buffer, int offset, int count)
        {
            try
            {
                return _stream.Read(buffer, offset, count);
            }
            catch (SocketException)
            {
                return 0;
            }
            catch (IOException)
            {
                return 0;
            }
            catch (ObjectDisposedException)
            {
                return 0;
            }
        }

        [AudioPath]
        public bool Write(byte[] buffer, int offset, int count)
        {
            try
            {
                _stream.Write(buffer, offset, count);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
            catch (IOException)
            {
                return false;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }

        public void Close()
        {
            _stream.Dispose();
            _socket.Close();
        }
    }
}
