using System;

namespace Firmware.Network.Provisioning
{
    /// <summary>
    /// Gives addresses to the few stations of the device's own network (RFC 2131): the runtime's own server is left out of
    /// its builds. Each station gets an address by its hardware address and keeps it; when all are given, the one that
    /// asked longest ago loses its own.
    /// </summary>
    /// <remarks>
    /// <code>
    /// offset  bytes  field of a message
    ///      0      1  op: 1 from a station, 2 from a server
    ///      1      1  hardware type: 1
    ///      2      1  length of a hardware address: 6
    ///      4      4  transaction, given back
    ///     10      2  flags, given back
    ///     12      4  address that the station has already
    ///     16      4  address that it gets
    ///     20      4  address of the server
    ///     24      4  relay; only 0 is answered
    ///     28     16  hardware address, given back
    ///    236      4  99 130 83 99
    ///    240         options: code, length, value; 0 fills, 255 ends
    /// </code>
    /// </remarks>
    public sealed class DhcpService : IDatagramService
    {
        public const int ServerPort = 67;
        public const int ClientPort = 68;

        /// <summary>Stations that may have an address at a time; more than the radio lets in.</summary>
        public const int MaxLeases = 4;

        /// <summary>RFC 1542: some stations drop an answer that is shorter.</summary>
        private const int MinReplyBytes = 300;

        private const int OptionsAt = 240;
        private const int HardwareBytes = 6;
        private const int LeaseSeconds = 3600;
        private const byte FirstHost = 10;

        private const byte Discover = 1;
        private const byte Offer = 2;
        private const byte Request = 3;
        private const byte Acknowledge = 5;
        private const byte Refuse = 6;
        private const byte Inform = 8;

        private static readonly byte[] Cookie = { 99, 130, 83, 99 };

        private readonly byte[] _server;
        private readonly byte[][] _holders = new byte[MaxLeases][];
        private readonly long[] _askedAt = new long[MaxLeases];
        private long _asked;

        /// <param name="server">Four bytes; stations get other addresses of the same 24-bit network.</param>
        public DhcpService(byte[] server)
        {
            _server = server;
        }

        public int Answer(byte[] request, int length, byte[] reply)
        {
            byte type;
            int wantedAt;
            int serverAt;
            if (!IsFromStation(request, length) || !TryReadOptions(request, length, out type, out wantedAt, out serverAt))
            {
                return 0;
            }

            // A request that names a server is its answer to that server's offer.
            if (serverAt > 0 && !Same(request, serverAt, _server, _server.Length))
            {
                return 0;
            }

            switch (type)
            {
                case Discover:
                    return Write(request, reply, Offer, Lease(request));
                case Request:
                    int host = Lease(request);
                    bool isMine = Wants(request, wantedAt > 0 ? wantedAt : 12, host);
                    return Write(request, reply, isMine ? Acknowledge : Refuse, isMine ? host : 0);
                case Inform:
                    return Write(request, reply, Acknowledge, 0);
                default:
                    return 0;
            }
        }

        private static bool IsFromStation(byte[] request, int length)
        {
            return length >= OptionsAt
                && request[0] == 1 && request[1] == 1 && request[2] == HardwareBytes
                && request[24] == 0 && request[25] == 0 && request[26] == 0 && request[27] == 0
                && Same(request, 236, Cookie, Cookie.Length);
        }

        /// <summary>False when an option reaches beyond the message or the type is missing; offsets are 0 for what is missing.</summary>
        private static bool TryReadOptions(byte[] request, int length, out byte type, out int wantedAt, out int serverAt)
        {
            type = 0;
            wantedAt = 0;
            serverAt = 0;
            int at = OptionsAt;
            while (at < length && request[at] != 255)
            {
                if (request[at] == 0)
                {
                    at++;
                    continue;
                }

                if (at + 1 >= length || at + 2 + request[at + 1] > length)
                {
                    return false;
                }

                byte valueBytes = request[at + 1];
                if (request[at] == 53 && valueBytes == 1)
                {
                    type = request[at + 2];
                }
                else if (request[at] == 50 && valueBytes == 4)
                {
                    wantedAt = at + 2;
                }
                else if (request[at] == 54 && valueBytes == 4)
                {
                    serverAt = at + 2;
                }

                at += 2 + valueBytes;
            }

            return type != 0;
        }

        /// <summary>The last byte of the address that this station gets.</summary>
        private int Lease(byte[] request)
        {
            int chosen = 0;
            for (int i = 0; i < MaxLeases; i++)
            {
                if (_holders[i] != null && Same(request, 28, _holders[i], HardwareBytes))
                {
                    chosen = i;
                    break;
                }

                if (_askedAt[i] < _askedAt[chosen])
                {
                    chosen = i;
                }
            }

            _holders[chosen] = new byte[HardwareBytes];
            Array.Copy(request, 28, _holders[chosen], 0, HardwareBytes);
            _askedAt[chosen] = ++_asked;
            return FirstHost + chosen;
        }

        private bool Wants(byte[] request, int at, int host)
        {
            return Same(request, at, _server, 3) && request[at + 3] == host;
        }

        private int Write(byte[] request, byte[] reply, byte type, int host)
        {
            Array.Clear(reply, 0, MinReplyBytes);
            Array.Copy(request, 0, reply, 0, 8);
            reply[0] = 2;
            reply[3] = 0;
            Array.Copy(request, 10, reply, 10, 2);
            Array.Copy(request, 12, reply, 12, type == Refuse ? 0 : 4);
            if (host > 0)
            {
                Array.Copy(_server, 0, reply, 16, 3);
                reply[19] = (byte)host;
            }

            Array.Copy(_server, 0, reply, 20, 4);
            Array.Copy(request, 28, reply, 28, 16);
            Array.Copy(Cookie, 0, reply, 236, Cookie.Length);
            int at = Option(reply, OptionsAt, 53, new[] { type });
            at = Option(reply, at, 54, _server);
            if (type != Refuse)
            {
                // Who has an address of its own and asks for the rest gets no lease.
                at = host == 0 ? at : Option(reply, at, 51, new byte[] { 0, 0, LeaseSeconds >> 8, LeaseSeconds & 255 });
                at = Option(reply, at, 1, new byte[] { 255, 255, 255, 0 });
                at = Option(reply, at, 3, _server);
                at = Option(reply, at, 6, _server);
            }

            reply[at] = 255;
            return at + 1 < MinReplyBytes ? MinReplyBytes : at + 1;
        }

        private static int Option(byte[] reply, int at, byte code, byte[] value)
        {
            reply[at] = code;
            reply[at + 1] = (byte)value.Length;
            Array.Copy(value, 0, reply, at + 2, value.Length);
            return at + 2 + value.Length;
        }

        private static bool Same(byte[] some, int at, byte[] others, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (some[at + i] != others[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
