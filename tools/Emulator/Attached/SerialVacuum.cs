using Nano;

namespace Emulator.Attached;

/// <summary>
/// A robot vacuum with a serial port that speaks the Open Interface: it understands nothing until it is started (128);
/// 134, 135 and 136 are its buttons spot, clean and max; 143 sends it home; 142 and a packet number asks.
/// Source: iRobot's Open Interface specifications of 2005 and 2016.
/// </summary>
internal sealed class SerialVacuum : WiredHardware, ISerialPeer, IDrivableHardware
{
    private const int CapacityMilliampereHours = 2700;
    private const byte Celsius = 24;
    private const byte Start = 128;
    private const byte Reset = 7;
    private const byte Sensors = 142;
    private readonly VacuumRobot _robot;
    private bool _started;
    private bool _packetFollows;

    public SerialVacuum(string thing, EmulatedMachine machine, int port, int baudRate)
        : base(thing)
    {
        _robot = new VacuumRobot(machine.Clock);
        BaudRate = baudRate;
        machine.Serial[port].Attach(this);
    }

    public int BaudRate { get; }

    public VacuumState State => _robot.State;

    /// <summary>0 to 100.</summary>
    public double BatteryPercent { get; private set; } = 80;

    public string Values => "docked | away | battery 0 to 100";

    public void Receive(ReadOnlySpan<byte> bytes, long atMicroseconds, SerialWire wire)
    {
        foreach (var value in bytes) Take(value, atMicroseconds, wire);
        RaiseChanged();
    }

    public bool TrySet(params IReadOnlyList<string> words)
    {
        switch (words)
        {
            case ["docked"]:
                _robot.Put(onDock: true);
                break;
            case ["away"]:
                _robot.Put(onDock: false);
                break;
            case ["battery", var text] when SettingWords.TryReadNumber(text, 0, 100, out var percent):
                BatteryPercent = percent;
                break;
            default:
                return false;
        }

        RaiseChanged();
        return true;
    }

    public override string Describe() => $"{_robot.Describe()}, battery {BatteryPercent:0} %{(_started ? "" : ", not spoken to yet")}";

    private void Take(byte value, long at, SerialWire wire)
    {
        if (_packetFollows)
        {
            _packetFollows = false;
            wire.SendToBoard(Packet(value), at);
            return;
        }

        if (value == Start) _started = true;
        if (!_started) return;
        switch (value)
        {
            case Reset:
                _started = false;
                break;
            case 134 or 135 or 136:
                _robot.PressClean();
                break;
            case 143:
                _robot.GoHome();
                break;
            case Sensors:
                _packetFollows = true;
                break;
        }
    }

    /// <summary>Nothing for a packet that it does not have.</summary>
    private byte[] Packet(byte number) => number switch
    {
        3 => [ChargingState, .. Word(Voltage), .. Word(Current), Celsius, .. Word(Charge), .. Word(CapacityMilliampereHours)],
        21 => [ChargingState],
        22 => Word(Voltage),
        23 => Word(Current),
        24 => [Celsius],
        25 => Word(Charge),
        26 => Word(CapacityMilliampereHours),
        _ => [],
    };

    /// <summary>0 not charging, 2 full charging, 3 trickle charging.</summary>
    private byte ChargingState => (byte)(State != VacuumState.Docked ? 0 : BatteryPercent >= 100 ? 3 : 2);

    private int Charge => (int)(CapacityMilliampereHours * BatteryPercent / 100);

    /// <summary>In millivolts.</summary>
    private int Voltage => 13_000 + (int)(BatteryPercent * 30);

    /// <summary>In milliamperes; negative while it drains.</summary>
    private int Current => State switch
    {
        VacuumState.Docked => 1200,
        VacuumState.Standing => -150,
        _ => -1100,
    };

    private static byte[] Word(int value) => [(byte)(value >> 8), (byte)value];
}
