using Nano;

namespace Emulator.Tests.Fakes;

/// <summary>Remembers what the board sent and answers it with what the test says.</summary>
internal sealed class FakeSerialPeer : ISerialPeer
{
    public int BaudRate { get; init; } = 10_000;

    public List<byte> Heard { get; } = [];

    public byte[] Answer { get; set; } = [];

    public void Receive(ReadOnlySpan<byte> bytes, long atMicroseconds, SerialWire wire)
    {
        Heard.AddRange(bytes);
        if (Answer.Length > 0) wire.SendToBoard(Answer, atMicroseconds);
    }
}
