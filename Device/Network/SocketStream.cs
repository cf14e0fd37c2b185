using System;
using System.Net.Sockets;
using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>A connected TCP socket.</summary>
    public sealed class SocketStream : IByteStream
    {
        // 0 would wait for ever.
        internal const int ShortestTimeoutMilliseconds = 1;

        private readonly Socket _socket;

        public SocketStream(Socket socket)
        {
            _socket = socket;
        }

        [AudioPath]
        public int Read(byte[] buffer, int offset, int count)
        {
            try
            {
                return _socket.Receive(buffer, offset, count, SocketFlags.None);
            }
            catch (SocketException)
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
                int end = offset + count;
                while (offset < end)
                {
                    offset += _socket.Send(buffer, offset, end - offset, SocketFlags.None);
                }

                return true;
            }
            catch (SocketException)
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
                _socket.SendTimeout = ShortestTimeoutMilliseconds;
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
            _socket.Close();
        }
    }
}
