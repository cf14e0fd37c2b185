using Emulator.Attached;
using Emulator.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.Boards;

[TestClass]
public sealed class PinRulesTests
{
    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void A_board_keeps_the_pin_rules_of_its_module(string name)
    {
        var board = BoardFiles.Read(name);

        CollectionAssert.AreEqual(Array.Empty<string>(), PinRules.Judge(board, BoardFiles.ModuleOf(board)).ToArray());
    }

    [TestMethod]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":35}}""", "octal PSRAM", DisplayName = "PSRAM")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":19}}""", "USB", DisplayName = "USB")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":23}}""", "no such pin", DisplayName = "missing pin")]
    [DataRow("""{"thing":"a","kind":"switch","pins":{"out":45}}""", "gives no reason", DisplayName = "strapping")]
    [DataRow("""{"thing":"a","kind":"light_level","pins":{"adc":11}}""", "while Wi-Fi runs", DisplayName = "ADC2")]
    [DataRow("""{"thing":"a","kind":"light_level","pins":{"adc":38}}""", "cannot measure", DisplayName = "no ADC")]
    [DataRow("""{"thing":"a","kind":"rgb_light","pins":{"red":1,"green":2,"blue":8},"pwm":{"red":1,"green":1,"blue":2}}""", "PWM channel 1 is taken twice", DisplayName = "channel twice")]
    [DataRow("""{"thing":"a","kind":"dimmable_light","pins":{"out":1},"pwm":{"out":9}}""", "no PWM channel 9", DisplayName = "no such channel")]
    [DataRow("""{"thing":"a","kind":"dimmable_light","pins":{"out":1},"pwm":{"out":1}},{"thing":"b","kind":"servo_curtain","pins":{"servo":2},"pwm":{"servo":2}}""", "one frequency", DisplayName = "two frequencies on a timer")]
    public void A_broken_rule_is_told(string attached, string expected)
    {
        var board = Parse($$"""{"name":"x","chip":"esp32s3","attached":[{{attached}}]}""");

        var problems = PinRules.Judge(board, Module("esp32-s3-octal"));

        Assert.IsTrue(problems.Any(problem => problem.Contains(expected, StringComparison.Ordinal)), string.Join("\n", problems));
    }

    [TestMethod]
    public void An_input_only_pin_drives_nothing()
    {
        var board = Parse("""{"name":"x","chip":"esp32","attached":[{"thing":"a","kind":"switch","pins":{"out":36}}]}""");

        Assert.Contains("input only", PinRules.Judge(board, Module("esp32-wrover")).Single());
    }

    [TestMethod]
    public void Clocks_may_be_shared_on_a_bus_that_takes_turns_and_on_no_other()
    {
        const string Sound = """
            {"name":"x","chip":"esp32c3","half_duplex":HALF,"i2s":{
              "microphone":{"part":"inmp441","bus":1,"bit_clock":4,"word_select":5,"data":6},
              "speaker":{"part":"max98357a","bus":1,"bit_clock":4,"word_select":5,"data":7}}}
            """;

        Assert.IsEmpty(PinRules.Judge(Parse(Sound.Replace("HALF", "true", StringComparison.Ordinal)), Module("esp32-c3-mini-1")));
        Assert.HasCount(3, PinRules.Judge(Parse(Sound.Replace("HALF", "false", StringComparison.Ordinal)), Module("esp32-c3-mini-1")));
    }

    [TestMethod]
    public void Everything_that_the_emulator_can_show_has_its_terminals_in_the_catalogue()
    {
        foreach (var kind in HardwareKind.All.Where(kind => kind.Name != "outputs"))
        {
            Assert.IsTrue(PartCatalogue.TryFind(kind.Name, out var part), kind.Name);
            var roles = part.Terminals.Select(terminal => terminal.Role).Where(role => role.Length > 0);
            CollectionAssert.AreEquivalent(kind.Pins.Concat(kind.OptionalPins!).ToArray(), roles.ToArray(), kind.Name);
        }
    }

    [TestMethod]
    public void Pin_rules_and_emulator_agree_on_what_a_chip_has()
    {
        foreach (var module in BoardFiles.Modules)
        {
            Assert.IsTrue(Chip.TryFind(module.Chip, out var chip), module.Chip);
            Assert.AreEqual(chip.PwmFunctions, module.PwmChannels, module.Name);
            Assert.AreEqual(chip.RmtSenders, module.RmtTransmitters, module.Name);
            Assert.AreEqual(chip.I2sBuses, module.I2sBuses, module.Name);
            foreach (var pin in chip.AdcPins.Take(chip.AdcFirstUnitChannels).Where(pin => pin >= 0)) Assert.IsTrue(module.Adc1.Contains(pin), $"{module.Name}: {pin}");
            Assert.IsNotEmpty(module.Sources);
        }
    }

    private static ModuleRules Module(string name) => BoardFiles.Modules.Single(module => module.Name == name);

    private static BoardDescription Parse(string json)
    {
        Assert.IsTrue(BoardDescription.TryParse(json, out var board, out var problem), problem);
        return board;
    }
}
