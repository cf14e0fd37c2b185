using System.Collections.Concurrent;

namespace Nano;

/// <summary>The I2C buses with what hangs on them.</summary>
public sealed class I2cWires
{
    private readonly ConcurrentDictionary<(int Bus, int Address), II2cSlave> _slaves = new();

    public void Attach(int bus, int address, II2cSlave slave) => _slaves[(bus, address)] = slave;

    internal II2cSlave? Find(int bus, int address) => _slaves.GetValueOrDefault((bus, address));
}
