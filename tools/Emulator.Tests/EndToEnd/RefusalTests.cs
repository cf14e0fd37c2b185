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
    public async Task Silence_and_noise_switch_nothing_and_are_not_answered()
    {
        await using var house = await House.OpenAsync(Board);
        foreach (var sound in new[] { TestData.Silence(2), TestData.Noise(2, 0.003), TestData.Noise(2, 0.05) })
        {
            var events = await house.PlayUnansweredAsync(sound);
            Assert.IsFalse(events.Any(happened => happened.Kind is BoardEventKind.Command or BoardEventKind.Hardware or BoardEventKind.Said));
        }
    }
}
