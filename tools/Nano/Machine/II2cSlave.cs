namespace Nano;

/// <summary>A device on an I2C bus.</summary>
public interface II2cSlave
{
    /// <summary>Takes what the master writes; false when it does not acknowledge.</summary>
    bool TryWrite(ReadOnlySpan<byte> bytes);

    /// <summary>Gives what the master reads; false when it does not acknowledge.</summary>
    bool TryRead(Span<byte> bytes);
}
