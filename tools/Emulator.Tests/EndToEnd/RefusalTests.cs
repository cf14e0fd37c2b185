using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.EndToEnd;

/// <summary>What is no command switches nothing.</summary>
[TestClass]
public sealed class RefusalTests
{
    private const string Board = "esp32-s3-devkitc-1";

    [TestMethod]
    public async Task Speech_that_is_no_command_is_told_so_and_switches_nothing()
    {
        await using var house = await House.OpenAsync(Board);
        foreach (var number in new[] { "0870", "0880", "0890", "0930" })
        {
            var exchange = await house.PlayAsync(TestData.Read($"librivox/sense_and_sensibility_01_austen_64kb-{number}.wav"));
            Assert.IsEmpty(exchange.Commands, $"{number} was heard as \"{exchange.HeardText}\".");
            Assert.IsEmpty(exchange.Hardware);
            Assert.Contains("not understand", exchange.AnswerText);
        }
    }

    [TestMethod]
    public async Task Silence_switches_nothing_and_is_not_answered()
    {
        await using var house = await House.OpenAsync(Board);
        var events = await house.PlayUnansweredAsync(TestData.Silence(2));
        Assert.IsFalse(events.Any(happened => happened.Kind is BoardEventKind.Command or BoardEventKind.Hardware or BoardEventKind.Said));
    }

    [TestMethod]
    [DataRow(0.003)]
    [DataRow(0.05)]
    public async Task Noise_switches_nothing(double level)
    {
        await using var house = await House.OpenAsync(Board);
        var events = await house.PlayUnansweredAsync(TestData.Noise(2, level));
        Assert.IsFalse(events.Any(happened => happened.Kind is BoardEventKind.Command or BoardEventKind.Hardware));
        Assert.IsTrue(
            events.Where(happened => happened.Kind == BoardEventKind.Said).All(said => said["text"].Contains("not understand", StringComparison.Ordinal)));
    }
}
