using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Firmware.Network.Provisioning
{
    /// <summary>A service on a UDP port of the device's own network, with a thread of its own.</summary>
    public sealed class DatagramServer
    {
        /// <summary>Ethernet's own bound: no datagram that matters here is cut into pieces.</summary>
        public const int MaxBytes = 1500;

        private const int PollMicroseconds = 500000;
        private const int PauseAfterFailureMilliseconds = 500;

        private readonly IDatagramService _service;
        private readonly int _port;
        private readonly EndPoint _replyTo;
        private Socket _socket;
        private bool _closed;

        /// <param name="service">Answers.</param>
        /// <param name="port">Where it is asked.</param>
        /// <param name="replyTo">Where answers go; null for whoever asked.</param>
        public DatagramServer(IDatagramService service, int port, EndPoint replyTo)
        {
            _service = service;
            _port = port;
            _replyTo = replyTo;
        }

        /// <summary>Throws <see cref="SocketException"/> when the port cannot be had.</summary>
        public void Open()
        {
            // Bound to the address of the device's own network, so that a broadcast leaves through that network.
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            if (_replyTo != null)
            {
                _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
            }

            _socket.Bind(new IPEndPoint(IPAddress.Parse(WifiConfiguration.AccessPointAddress), _port));
            new Thread(Run).Start();
        }

        public void Close()
        {
            _closed = true;
            _socket?.Close();
        }

        private void Run()
        {
            var request = new byte[MaxBytes];
            var reply = new byte[MaxBytes];
            while (!_closed)
            {
                try
                {
                    AnswerOne(request, reply);
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
                catch (SocketException)
                {
                    // A client that is gone again, or no room for the answer: it asks once more. Never in a busy loop.
                    Thread.Sleep(PauseAfterFailureMilliseconds);
                }
            }
        }

        private void AnswerOne(byte[] request, byte[] reply)
        {
            if (!_socket.Poll(PollMicroseconds, SelectMode.SelectRead))
            {
                return;
            }

            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            int length = _socket.ReceiveFrom(request, ref from);
            int count = _service.Answer(request, length, reply);
            if (count > 0)
            {
                _socket.SendTo(reply, 0, count, SocketFlags.None, _replyTo ?? from);
            }
        }
    }
}
