using nanoFramework.Hardware.Esp32.Rmt;

namespace Nano;

/// <summary>The RMT peripheral: which of its sending channels are taken.</summary>
public sealed class RmtSenders
{
    private readonly EmulatedMachine _machine;
    private readonly RmtSender?[] _taken = new RmtSender?[8];
    private readonly Lock _lock = new();

    internal RmtSenders(EmulatedMachine machine) => _machine = machine;

    /// <summary>Long transmissions whose rest the next one overwrote because it came too early; 0 in sound firmware.</summary>
    public int OverwrittenTrains { get; internal set; }

    /// <summary>Channels in use.</summary>
    public int Taken
    {
        get
        {
            lock (_lock) return _taken.Count(sender => sender is not null);
        }
    }

    /// <summary>GPIO numbers of the channels in use.</summary>
    public IReadOnlyList<int> Pins
    {
        get
        {
            lock (_lock) return [.. _taken.OfType<RmtSender>().Select(sender => sender.Pin)];
        }
    }

    /// <exception cref="Exception">As the driver refuses: the interpreter has no type of its own for it.</exception>
    internal RmtSender Claim(TransmitChannelSettings settings)
    {
        lock (_lock)
        {
            var channel = settings.Channel >= 0 ? settings.Channel : Array.FindIndex(_taken, 0, _machine.Chip.RmtChannels, sender => sender is null);
            if (channel < 0 || channel >= _machine.Chip.RmtSenders)
                throw new Exception($"{_machine.Chip.Name} has {_machine.Chip.RmtSenders} RMT channels that send; channel {channel} is none of them or all are taken.");
            if (_taken[channel] is not null) throw new Exception($"RMT channel {channel} is in use.");
            if (channel + settings.NumberOfMemoryBlocks > _machine.Chip.RmtChannels)
                throw new Exception($"RMT channel {channel} has no {settings.NumberOfMemoryBlocks} blocks of memory after it.");
            if (!_machine.Chip.HasOutput(settings.PinNumber)) throw new Exception($"GPIO {settings.PinNumber} has no output.");
            return _taken[channel] = new RmtSender(_machine, channel, settings);
        }
    }

    internal void Release(RmtSender sender)
    {
        lock (_lock) _taken[sender.Channel] = null;
        sender.IsFree = true;
    }

    internal void Reset()
    {
        lock (_lock)
        {
            foreach (var sender in _taken) sender?.IsFree = true;
            Array.Clear(_taken);
        }
    }
}
