namespace Nano;

/// <summary>What hangs on a serial port of the board. 8 data bits, no parity, one stop bit.</summary>
public interface ISerialPeer
{
    /// <summary>At which it listens and speaks; a port set to another rate and the peer do not understand each other.</summary>
    int BaudRate { get; }

    /// <summary>The board sent something, complete on the wire at the moment given; an answer goes to the wire at that moment or later.</summary>
    void Receive(ReadOnlySpan<byte> bytes, long atMicroseconds, SerialWire wire);
}
