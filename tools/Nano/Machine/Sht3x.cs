namespace Nano;

/// <summary>
/// A Sensirion SHT3x temperature and humidity sensor: two command bytes start a measurement, six bytes answer it
/// (temperature, CRC-8, humidity, CRC-8), and until it is ready the sensor does not acknowledge a read.
/// Source: the SHT3x-DIS data sheet, sections 4.3 to 4.13.
/// </summary>
public sealed class Sht3x(IBoardClock clock) : II2cSlave
{
    private readonly byte[] _answer = new byte[6];
    private long _readyAt = -1;
    private bool _heaterOn;

    /// <summary>What the sensor will measure, in degrees Celsius.</summary>
    public double TemperatureCelsius { get; set; } = 22.5;

    /// <summary>What the sensor will measure, in per cent.</summary>
    public double RelativeHumidityPercent { get; set; } = 45;

    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 2) return false;
        var command = (bytes[0] << 8) | bytes[1];
        switch (command)
        {
            case 0x2400 or 0x2C06: return Measure(milliseconds: 15);
            case 0x240B or 0x2C0D: return Measure(milliseconds: 6);
            case 0x2416 or 0x2C10: return Measure(milliseconds: 4);
            case 0xF32D: return AnswerStatus();
            case 0x30A2 or 0x3093 or 0x3041: return Forget();
            case 0x306D or 0x3066:
                _heaterOn = command == 0x306D;
                return true;
            default: return false;
        }
    }

    public bool TryRead(Span<byte> bytes)
    {
        if (_readyAt < 0 || clock.Microseconds < _readyAt || bytes.Length > _answer.Length) return false;
        _answer.AsSpan(0, bytes.Length).CopyTo(bytes);
        return true;
    }

    /// <summary>Polynomial 0x31, start value 0xFF.</summary>
    internal static byte Crc8(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFF;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x31 : crc << 1;
        }

        return (byte)crc;
    }

    private bool Measure(int milliseconds)
    {
        Put(0, (TemperatureCelsius + 45) / 175);
        Put(3, RelativeHumidityPercent / 100);
        _readyAt = clock.Microseconds + milliseconds * 1000L;
        return true;
    }

    private bool AnswerStatus()
    {
        _answer[0] = (byte)(_heaterOn ? 0x20 : 0);
        _answer[1] = 0;
        _answer[2] = Crc8(_answer.AsSpan(0, 2));
        _readyAt = clock.Microseconds;
        return true;
    }

    private bool Forget()
    {
        _readyAt = -1;
        return true;
    }

    private void Put(int at, double share)
    {
        var raw = (int)Math.Clamp(Math.Round(share * 65535), 0, 65535);
        _answer[at] = (byte)(raw >> 8);
        _answer[at + 1] = (byte)raw;
        _answer[at + 2] = Crc8(_answer.AsSpan(at, 2));
    }
}
