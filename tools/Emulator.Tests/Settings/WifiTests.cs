extern alias Device;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using global::Nano;
using IClock = Device::Firmware.IClock;
using WifiConfiguration = Device::Firmware.Network.WifiConfiguration;
using WifiStation = Device::Firmware.Network.WifiStation;

namespace Emulator.Tests.Settings;

[TestClass]
public sealed class WifiTests
{
    [TestMethod]
    public void The_network_of_the_house_gives_an_address()
    {
        using var machine = new TestMachine();

        Assert.AreEqual(("127.0.0.1", null), Join(machine));
    }

    [TestMethod]
    public void What_is_wrong_with_the_network_is_said()
    {
        Assert.Contains("password", JoinWith(WifiStore.HouseSsid, "wrong password").Problem!);
        Assert.Contains("not found", JoinWith("next door", WifiStore.HousePassword).Problem!);
        Assert.Contains("No Wi-Fi", JoinWith("", "").Problem!);
    }

    [TestMethod]
    public void A_network_that_returns_is_joined_again()
    {
        using var machine = new TestMachine();
        machine.Board.Network.TakeDown();
        Assert.IsNull(Join(machine).Address);
        machine.Board.Network.BringUp();

        Assert.AreEqual("127.0.0.1", Join(machine).Address);
    }

    [TestMethod]
    public void The_own_network_opens_at_the_next_start_and_keeps_the_credentials()
    {
        using var machine = new TestMachine();
        machine.Run(() => WifiConfiguration.OpenAccessPoint("nano-voice-0007"));
        Assert.IsFalse(machine.Board.Network.Store.IsAccessPoint, "before the restart");

        machine.Board.Reset();
        Assert.IsTrue(machine.Board.Network.Store.IsAccessPoint);
        Assert.IsFalse(machine.Board.Network.IsUp, "The station sleeps.");
        Assert.AreEqual(WifiStore.HouseSsid, machine.Run(WifiConfiguration.StoredSsid));

        machine.Run(WifiConfiguration.JoinStored);
        machine.Board.Reset();
        Assert.IsFalse(machine.Board.Network.Store.IsAccessPoint);
        Assert.IsTrue(machine.Board.Network.IsUp);
    }

    [TestMethod]
    public void A_station_left_asleep_is_noticed()
    {
        using var machine = new TestMachine();
        Assert.IsFalse(machine.Run(WifiConfiguration.IsStationAsleep));
        var store = machine.Board.Network.Store;
        store.Stored = store.Stored with { StationOptions = WifiSettings.Disabled };

        Assert.IsTrue(machine.Run(WifiConfiguration.IsStationAsleep));
    }

    private static (string? Address, string? Problem) JoinWith(string ssid, string password)
    {
        using var machine = new TestMachine();
        machine.Run(() => WifiConfiguration.Join(ssid, password));
        machine.Board.Reset();
        return Join(machine);
    }

    private static (string? Address, string? Problem) Join(TestMachine machine)
    {
        string? address = null, problem = null;
        machine.Run(() => new WifiStation(new HastyClock()).TryJoin(20_000, out address, out problem));
        return (address, problem);
    }

    /// <summary>Seconds pass from look to look.</summary>
    private sealed class HastyClock : IClock
    {
        private long _milliseconds;

        public long Milliseconds => _milliseconds += 2_000;
    }
}
