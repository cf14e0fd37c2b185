// The public API of System.Net.Sockets.UdpClient as the package nanoFramework.System.Net.Sockets.UdpClient 1.1.106 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.1.106.0")]

namespace System.Net.Sockets
{
    public class MulticastOption
    {
        public MulticastOption(IPAddress multicastAddress) => throw null;
        public MulticastOption(IPAddress multicastAddress, IPAddress localAddress) => throw null;
        public IPAddress MultiCastAddress => throw null;
        public IPAddress LocalAddress => throw null;
        public byte[] GetBytes() => throw null;
    }

    public class UdpClient : IDisposable
    {
        public UdpClient() => throw null;
        public UdpClient(int port) => throw null;
        public UdpClient(IPEndPoint localEP) => throw null;
        public UdpClient(string hostname, int port) => throw null;
        protected bool Active => throw null;
        public int Available => throw null;
        public Socket Client => throw null;
        public short Ttl { get => throw null; set => throw null; }
        public bool MulticastLoopback { get => throw null; set => throw null; }
        public bool EnableBroadcast { get => throw null; set => throw null; }
        public bool ExclusiveAddressUse { get => throw null; set => throw null; }
        public bool DontFragment { get => throw null; set => throw null; }
        public void Connect(IPAddress addr, int port) => throw null;
        public void Connect(IPEndPoint endPoint) => throw null;
        public void Connect(string hostname, int port) => throw null;
        public int Receive(byte[] buffer, ref IPEndPoint remoteEP) => throw null;
        public int Receive(byte[] buffer, int offset, int size, ref IPEndPoint remoteEP) => throw null;
        public int Send(byte[] dgram, int offset, int size, IPEndPoint endPoint) => throw null;
        public int Send(byte[] dgram, IPEndPoint endPoint) => throw null;
        public int Send(byte[] dgram, int offset, int size) => throw null;
        public int Send(byte[] dgram) => throw null;
        public void JoinMulticastGroup(IPAddress multicastAddr) => throw null;
        public void JoinMulticastGroup(IPAddress multicastAddr, IPAddress localAddress) => throw null;
        public void DropMulticastGroup(IPAddress multicastAddr) => throw null;
        public void SetMulticastInterface(IPAddress localAddress) => throw null;
        public void Close() => throw null;
        public void Dispose() => throw null;
    }
}
