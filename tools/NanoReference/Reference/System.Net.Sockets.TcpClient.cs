// The public API of System.Net.Sockets.TcpClient as the package nanoframework.System.Net.Sockets.TcpClient 1.1.129 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.1.129.0")]

namespace System.Net.Sockets
{
    public class LingerOption
    {
        public LingerOption(bool enable, int seconds) => throw null;
        public bool Enabled { get => throw null; set => throw null; }
        public int LingerTime { get => throw null; set => throw null; }
    }

    public class TcpClient : IDisposable
    {
        public TcpClient() => throw null;
        public TcpClient(IPEndPoint localEP) => throw null;
        public TcpClient(AddressFamily family) => throw null;
        public TcpClient(string hostname, int port) => throw null;
        public Socket Client { get => throw null; set => throw null; }
        public int Available => throw null;
        public int ReceiveTimeout { get => throw null; set => throw null; }
        public int SendTimeout { get => throw null; set => throw null; }
        public LingerOption LingerState { get => throw null; set => throw null; }
        public bool NoDelay { get => throw null; set => throw null; }
        public NetworkStream GetStream() => throw null;
        public void Connect(IPEndPoint remoteEP) => throw null;
        public void Connect(IPAddress address, int port) => throw null;
        public void Connect(IPAddress[] address, int port) => throw null;
        public void Connect(string hostname, int port) => throw null;
        public void Close() => throw null;
        protected virtual void Dispose(bool disposing) => throw null;
        public void Dispose() => throw null;
    }

    public class TcpListener
    {
        public TcpListener(IPAddress localaddr, int port) => throw null;
        public TcpListener(IPEndPoint localEP) => throw null;
        public EndPoint LocalEndpoint => throw null;
        public Socket Server => throw null;
        protected bool Active => throw null;
        public void Start(int backlog) => throw null;
        public void Stop() => throw null;
        public TcpClient AcceptTcpClient() => throw null;
        public Socket AcceptSocket() => throw null;
    }
}
