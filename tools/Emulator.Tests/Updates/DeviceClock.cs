extern alias Device;

namespace Emulator.Tests.Updates;

/// <summary>The firmware's uptime, turned by hand.</summary>
internal sealed class DeviceClock : Device::Firmware.IClock
{
    public long Milliseconds { get; private set; } = 1000;

    public void Advance(long milliseconds) => Milliseconds += milliseconds;
}
