using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>
    /// A connected TCP socket with TLS over it. On a device a write waits, with its time-out, only until the socket takes
    /// something: the native layer then encrypts and sends the whole piece without letting other threads run, so that a
    /// network that stalls in the middle of a piece stalls the device until TCP gives up.
    /// </summary>
    public sealed class TlsStream : IByteStream
    {
        private readonly SslStream _stream;
        private readonly Socket _socket;

        /// <summary>
        /// Shakes hands over a connected socket; throws, of which type depends on the version of System.Net, when the server is
        /// not who it should be or speaks no TLS.
        /// </summary>
        /// <param name="socket">Stays the caller's when this throws.</param>
        /// <param name="host">The name that the server's certificate must bear.</param>
        /// <param name="authority">Who must have signed it; null takes any certificate.</param>
        public static TlsStream Open(Socket socket, string host, X509Certificate authority)
        {
            var stream = new SslStream(socket);
            stream.SslVerification = authority == null ? SslVerification.NoVerification : SslVerification.CertificateRequired;
            stream.AuthenticateAsClient(host, null, authority, SslProtocols.Tls12);
            return new TlsStream(stream, socket);
        }

        private TlsStream(SslStream stream, Socket socket)
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

        public void LimitWaiting()
        {
            try
            {
                _socket.SendTimeout = SocketStream.ShortestTimeoutMilliseconds;
            }
            catch (SocketException)
            {
                // Broken: nothing waits for it.
            }
            catch (ObjectDisposedException)
            {
                // Closed by another thread: the same.
            }
        }

        public void Close()
        {
            _stream.Dispose();
            _socket.Close();
        }
    }
}
