using Nano;

namespace Emulator.Attached;

/// <summary>A chip of 256 registers on an I2C bus: the first byte that is written chooses one, the next ones go there and after it.</summary>
internal class RegisterChip : II2cSlave
{
    private readonly byte[] _registers = new byte[256];
    private byte _chosen;

    public byte this[byte register]
    {
        get => _registers[register];
        init => _registers[register] = value;
    }

    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return true;
        _chosen = bytes[0];
        foreach (var value in bytes[1..]) _registers[_chosen++] = value;
        return true;
    }

    public bool TryRead(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++) bytes[i] = _registers[_chosen++];
        return true;
    }
}
