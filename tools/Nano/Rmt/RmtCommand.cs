namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>Two pulses: a level and how many ticks it lasts, twice. A duration of 0 ends the transmission.</summary>
public class RmtCommand
{
    private const ushort LongestTicks = 32_767;
    private ushort _duration0;
    private ushort _duration1;

    /// <exception cref="ArgumentOutOfRangeException">A duration above 32,767 ticks.</exception>
    public RmtCommand(ushort duration1, bool level1, ushort duration2, bool level2)
    {
        Duration0 = duration1;
        Duration1 = duration2;
        Level0 = level1;
        Level1 = level2;
    }

    public ushort Duration0
    {
        get => _duration0;
        set => _duration0 = Checked(value);
    }

    public ushort Duration1
    {
        get => _duration1;
        set => _duration1 = Checked(value);
    }

    public bool Level0 { get; set; }

    public bool Level1 { get; set; }

    private static ushort Checked(ushort ticks) =>
        ticks <= LongestTicks ? ticks : throw new ArgumentOutOfRangeException(nameof(ticks));
}
