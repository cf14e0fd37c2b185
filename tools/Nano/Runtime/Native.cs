using Nano;

namespace nanoFramework.Runtime.Native;

public delegate void RebootEventHandler();

public enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}

/// <summary>The clock of the board; the emulator shares the PC's and only notes what the firmware set.</summary>
public static class Rtc
{
    /// <summary>Always true; years before 2000 are refused, as on the board.</summary>
    public static bool SetSystemTime(DateTime time) => time.Year >= 2000;
}

/// <summary>Restarting the board.</summary>
public class Power
{
    /// <summary>The real event runs before the restart; nothing of the project uses it, so it is never raised.</summary>
    public static event RebootEventHandler OnRebootEvent
    {
        add => ArgumentNullException.ThrowIfNull(value);
        remove => ArgumentNullException.ThrowIfNull(value);
    }

    /// <summary>Tells the emulator and never returns: on a board nothing runs after it.</summary>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        EmulatedMachine.Current.Reboot();
        throw new BoardRebootedException();
    }

    public static void RebootDevice(int exeConstraintTimeout, RebootOption rebootOption = RebootOption.NormalReboot) =>
        RebootDevice(rebootOption);
}

/// <summary>The collector of the interpreter.</summary>
public static class GC
{
    /// <summary>Returns the free bytes of the managed heap; here a figure typical of a board with PSRAM.</summary>
    public static uint Run(bool compactHeap) => 4 * 1024 * 1024;

    public static void EnableGCMessages(bool enable)
    {
        // Messages go to the debugger; there is none here.
    }
}

/// <summary>What runs the firmware.</summary>
public static class SystemInfo
{
    public enum FloatingPoint
    {
        None = 0,
        SinglePrecisionSoftware = 1,
        SinglePrecisionHardware = 2,
        DoublePrecisionSoftware = 3,
        DoublePrecisionHardware = 4,
    }

    public static Version Version => new(1, 12, 0, 0);

    public static string OEMString => "nanoCLR running on a PC";

    public static byte OEM => 255;

    public static byte Model => 0;

    public static ushort SKU => 65535;

    public static string TargetName => EmulatedMachine.Current.Chip.Name.ToUpperInvariant();

    public static string Platform => "ESP32";

    public static FloatingPoint FloatingPointSupport => FloatingPoint.DoublePrecisionSoftware;
}
