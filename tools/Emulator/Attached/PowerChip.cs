using Emulator.Boards;
using Nano;

namespace Emulator.Attached;

/// <summary>An AXP192 as the Core2 has it; the source of the registers is its data sheet, chapter 10.</summary>
internal sealed class PowerChip : RegisterChip
{
    private const byte Identity = 0x03;
    private const byte Levels = 0x94;

    // GPIO1 and GPIO2 are let go at reset, which their pull-ups make high.
    private PowerChip()
    {
        this[Identity] = 0x03;
        this[Levels] = 0x06;
    }

    /// <summary>The LED hangs between GPIO1 and the supply.</summary>
    public bool IsLedLit => (this[Levels] & 0x02) == 0;

    /// <summary>GPIO2 enables the amplifier.</summary>
    public bool IsAmplifierOn => (this[Levels] & 0x04) != 0;

    /// <summary>Puts the chips of the board itself onto their bus; null when there is no power chip among them.</summary>
    public static PowerChip? Wire(BoardDescription board, EmulatedMachine machine)
    {
        PowerChip? power = null;
        foreach (var part in board.Parts)
        {
            RegisterChip chip = part.Kind == "axp192" ? power = new PowerChip() : new RegisterChip();
            machine.I2c.Attach(part.I2cBus, part.I2cAddress, chip);
        }

        return power;
    }
}
