using System;
using System.Net.Sockets;
using System.Threading;

namespace Firmware.Network
{
    /// <summary>
    /// Closes a socket that is not where it should be in time, whatever it waits for: connecting has no time-out of its own
    /// on a device, and a peer that sends a byte now and then outlives every time-out of a single read. The thread that
    /// waits sees its socket closed.
    /// </summary>
    public sealed class SocketGuard : IDisposable
    {
        private readonly Socket _socket;
        private readonly object _gate = new object();
        private Timer _timer;

        private SocketGuard(Socket socket)
        {
            _socket = socket;
        }

        /// <summary>True once the socket was closed because time was up.</summary>
        public bool IsLate { get; private set; }

        public static SocketGuard Start(Socket socket, int timeoutMilliseconds)
        {
            var guard = new SocketGuard(socket);
            guard._timer = new Timer(guard.CloseSocket, null, timeoutMilliseconds, Timeout.Infinite);
            return guard;
        }

        /// <summary>The socket got there: from now on it is left alone.</summary>
        public void Dispose()
        {
            lock (_gate)
            {
                if (_timer != null)
                {
                    _timer.Dispose();
                    _timer = null;
                }
            }
        }

        private void CloseSocket(object state)
        {
            lock (_gate)
            {
                if (_timer == null)
                {
                    return;
                }

                IsLate = true;
            }

            _socket.Close();
        }
    }
}
