extern alias Device;

using System.Collections;
using Device::Firmware;
using Device::Firmware.Protocol;
using Device::Firmware.Things;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Fakes;

/// <summary>A thing of the firmware on the pins of a test's board.</summary>
internal sealed class ThingOnBoard
{
    private const int TickMilliseconds = 50;
    private readonly TestMachine _machine;
    private readonly Thing _thing;

    /// <summary>Opens it.</summary>
    public ThingOnBoard(TestMachine machine, Thing thing)
    {
        _machine = machine;
        _thing = thing;
        string? problem = null;
        Assert.IsTrue(machine.Run(() => thing.Open(out problem)), problem);
    }

    public string State => _thing.StateJson();

    /// <summary>A command with one parameter or none, which must succeed.</summary>
    public void Run(string method, string? parameter = null, object? value = null)
    {
        var parameters = new Hashtable();
        if (parameter is not null) parameters[parameter] = value;
        var result = _machine.Run(() => _thing.Invoke(method, new JsonFields(parameters)));
        Assert.IsTrue(result.Success, result.Text);
    }

    /// <summary>Time in ticks of the event loop.</summary>
    public void Pass(int milliseconds)
    {
        for (; milliseconds > 0; milliseconds -= TickMilliseconds)
        {
            _machine.Clock.AdvanceMilliseconds(TickMilliseconds);
            _machine.Run(() => _thing.Tick(_machine.Clock.Microseconds / 1000));
        }
    }

    public void Close() => _machine.Run(_thing.Close);
}

/// <summary>The board's clock as the firmware sees it.</summary>
internal static class BoardTime
{
    public static IClock FirmwareClock(this TestMachine machine) => new CrystalClock(machine.Clock);

    private sealed class CrystalClock(FakeBoardClock clock) : IClock
    {
        public long Milliseconds => clock.Microseconds / 1000;
    }
}
