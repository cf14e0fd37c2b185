extern alias Device;
using Device::Firmware;
using Emulator.Attached;
using Emulator.Boards;
using Emulator.Running;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;
using nanoFramework.Hardware.Esp32;

namespace Emulator.Tests.Boards;

/// <summary>Opens every board in the emulator and compares the pins that its firmware takes with those of its board.json.</summary>
[TestClass]
public sealed class BoardPinsTests
{
    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void Firmware_and_board_json_name_the_same_pins(string name)
    {
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind(name, out var built, out var problem), problem);
        var description = built.Description;
        using var machine = new TestMachine(description.Chip);
        PowerChip.Wire(description, machine.Board);
        _ = AttachedHardware.Wire(description, machine.Board);
        var journal = new BoardJournal();

        machine.Run(() => OpenAll(built.Create(), new JournalMonitor(machine.Board, journal)));

        Assert.AreEqual(string.Empty, string.Join("\n", journal.Since(0).Where(entry => entry.Kind == BoardEventKind.Error)));
        CollectionAssert.AreEqual(Described(description).ToArray(), Taken(machine.Board).ToArray(), $"\nboard.json: {string.Join(", ", Described(description))}\nfirmware:   {string.Join(", ", Taken(machine.Board))}");
    }

    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void Firmware_and_board_json_agree_on_chip_duplex_things_and_update_slot(string name)
    {
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind(name, out var built, out var problem), problem);
        using var machine = new TestMachine(built.Description.Chip);
        var board = machine.Run(built.Create);

        Assert.AreEqual(name, board.Name);
        Assert.AreEqual(built.Description.Chip, board.Chip);
        Assert.AreEqual(built.Description.HalfDuplex, board.IsHalfDuplex);
        Assert.AreEqual(built.Description.UpdateSlotBytes, board.GetType().GetProperty("UpdateSlotBytes")!.GetValue(board));
        foreach (var attached in built.Description.Attached!) Assert.Contains($"\"name\":\"{attached.Thing}\"", board.Things.DescriptorsJson);
    }

    private static void OpenAll(IBoard board, IDeviceMonitor monitor)
    {
        board.Open();
        board.Things.Open(monitor);
        board.Microphone.Open();
        if (board.IsHalfDuplex) board.Microphone.Close();
        board.Speaker.Open();
    }

    // "I2S1_BCK=5" for a pin with a function, "GPIO=0" for every other.
    private static IEnumerable<string> Taken(EmulatedMachine machine)
    {
        var functions = Enum.GetValues<DeviceFunction>().Where(function => machine.Functions.PinOf(function) >= 0).Select(function => $"{function}={machine.Functions.PinOf(function)}");
        var plain = Enumerable.Range(0, machine.Chip.PinCount).Where(pin => machine.Pins[pin].IsOpen || machine.Pins[pin].IsMeasured).Concat(machine.Rmt.Pins).Select(pin => $"GPIO={pin}");
        return functions.Concat(plain).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Described(BoardDescription board) => FittedPart.Of(board, out _)
        .SelectMany(part => part.Pins.Select(pin => $"{Function(board, part, pin.Key)}={pin.Value}"))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string Function(BoardDescription board, FittedPart part, string role)
    {
        if (part.Pwm.TryGetValue(role, out var channel)) return $"PWM{channel}";
        var bus = part.Bus.ToUpperInvariant();
        return role switch
        {
            "sda" => $"{bus}_DATA",
            "scl" => $"{bus}_CLOCK",
            "bit_clock" => $"{bus}_BCK",
            "word_select" => $"{bus}_WS",
            "data" when part.Bus.StartsWith("i2s", StringComparison.Ordinal) => part.Name == "microphone" ? $"{bus}_MDATA_IN" : $"{bus}_DATA_OUT",
            "tx" or "rx" => $"{board.Attached!.Single(attached => attached.Thing == part.Name).Port}_{role.ToUpperInvariant()}",
            _ => "GPIO",
        };
    }
}
