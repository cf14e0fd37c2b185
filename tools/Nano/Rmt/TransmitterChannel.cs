using System.Collections;
using Nano;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>
/// Sends pulses on a pin. As the real one: the setters of a running channel hand the old figure to the driver, so that
/// what counts is what the settings said when the channel was made; Send blocks the whole interpreter while an earlier
/// transmission still runs, and with waitTxDone until its own has ended.
/// </summary>
public class TransmitterChannel : RmtChannel, IDisposable
{
    private readonly TransmitChannelSettings _transmitSettings;
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private readonly RmtSender _sender;
    private readonly ArrayList _commands = [];

    /// <exception cref="Exception">No free channel that can send, the channel is in use, or the pin has no output.</exception>
    public TransmitterChannel(TransmitChannelSettings settings)
        : base(settings)
    {
        _transmitSettings = settings;
        _sender = _machine.Rmt.Claim(settings);
        _settings.Channel = _sender.Channel;
    }

    public override ChannelMode Mode => ChannelMode.Transmit;

    /// <summary>
    /// Whether the channel drives its pin while nothing is sent, which is a setting and says nothing of a transmission:
    /// the real property reads the wrong one of the driver's two answers. Wait with Send(true), or by the clock.
    /// </summary>
    public bool IsChannelIdle => Sender.DrivesPinWhenIdle;

    public bool EnableLooping
    {
        get => _transmitSettings.EnableLooping;
        set
        {
            Sender.Loops = _transmitSettings.EnableLooping;
            _transmitSettings.EnableLooping = value;
        }
    }

    /// <exception cref="NotImplementedException">The ESP32 counts no loops.</exception>
    public int LoopCount
    {
        get => _transmitSettings.LoopCount;
        set
        {
            if (_machine.Chip.Name == "esp32") throw new NotImplementedException();
            _transmitSettings.LoopCount = value;
        }
    }

    public bool CarrierLevel
    {
        get => _transmitSettings.CarrierLevel;
        set
        {
            Sender.Carrier = RmtSender.CarrierOf(_transmitSettings);
            _transmitSettings.CarrierLevel = value;
        }
    }

    public bool IdleLevel
    {
        get => _transmitSettings.IdleLevel;
        set
        {
            Sender.SetIdleLevel(_transmitSettings.IdleLevel);
            _transmitSettings.IdleLevel = value;
        }
    }

    private protected override RmtSender Sender
    {
        get
        {
            ObjectDisposedException.ThrowIf(_sender.IsFree, this);
            return _sender;
        }
    }

    /// <exception cref="IndexOutOfRangeException">No such command.</exception>
    public RmtCommand this[int index]
    {
        get => index < _commands.Count ? (RmtCommand)_commands[index]! : throw new IndexOutOfRangeException();
        set
        {
            if (index >= _commands.Count) throw new IndexOutOfRangeException();
            _commands[index] = value;
        }
    }

    public void AddCommand(RmtCommand cmd) => _commands.Add(cmd);

    public void ClearCommands() => _commands.Clear();

    /// <summary>Sends the commands; allocates four bytes for each.</summary>
    public void Send(bool waitTxDone) => SendData(Serialized(), waitTxDone);

    /// <param name="data">Four bytes a command, as little-endian halves: bit 15 is the level, the rest the ticks.</param>
    /// <exception cref="Exception">The length is no multiple of four.</exception>
    public void SendData(byte[] data, bool waitTxDone)
    {
        var sender = Sender;
        var meter = _machine.Meter.Enter(NativeCall.RmtSend);
        long blocked = 0;
        try
        {
            blocked = sender.Send(data, waitTxDone);
        }
        finally
        {
            meter.Leave(data.Length, blocked);
        }
    }

    /// <exception cref="ObjectDisposedException">Like the real one, the second time.</exception>
    public void Dispose()
    {
        Dispose(true);
        System.GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _machine.Rmt.Release(Sender);

    private byte[] Serialized()
    {
        var bytes = new byte[_commands.Count * 4];
        for (var i = 0; i < _commands.Count; i++)
        {
            var command = (RmtCommand)_commands[i]!;
            Put(bytes, i * 4, command.Duration0, command.Level0);
            Put(bytes, i * 4 + 2, command.Duration1, command.Level1);
        }

        return bytes;
    }

    private static void Put(byte[] bytes, int at, ushort ticks, bool level)
    {
        bytes[at] = (byte)ticks;
        bytes[at + 1] = (byte)((ticks >> 8) | (level ? 0x80 : 0));
    }
}
