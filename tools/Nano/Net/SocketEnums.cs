namespace System.Net.Sockets;

public enum SocketType
{
    Unknown = -1,
    Stream = 1,
    Dgram = 2,
    Raw = 3,
}

public enum ProtocolType
{
    Unspecified = 0,
    IP = 0,
    Icmp = 1,
    Tcp = 6,
    Udp = 17,
}

[Flags]
public enum SocketFlags
{
    None = 0,
    OutOfBand = 1,
    Peek = 2,
}

public enum SelectMode
{
    SelectRead = 0,
    SelectWrite = 1,
    SelectError = 2,
}

public enum SocketOptionLevel
{
    IP = 0,
    Tcp = 6,
    Udp = 17,
    Socket = 65535,
}

public enum SocketOptionName
{
    NoDelay = 1,
    ReuseAddress = 4,
    KeepAlive = 8,
    Broadcast = 32,
    Linger = 128,
    SendBuffer = 4097,
    ReceiveBuffer = 4098,
    SendTimeout = 4101,
    ReceiveTimeout = 4102,
    DontLinger = -129,
}
