using System.Globalization;
using Emulator.Attached;
using Emulator.Running;

namespace Emulator.Demo;

/// <summary>What is said in the demonstration. Every check looks at duty cycles and at the answer, never at what a message claims.</summary>
internal sealed class DemoScript(EmulatedBoard board)
{
    private const double Temperature = 23.5;

    private readonly RgbLamp? _lamp = board.Attached.OfType<RgbLamp>().FirstOrDefault();
    private readonly Motor? _fan = board.Attached.OfType<Motor>().FirstOrDefault();
    private readonly TwoMotors? _rover = board.Attached.OfType<TwoMotors>().FirstOrDefault();
    private readonly ClimateSensor? _sensor = board.Attached.OfType<ClimateSensor>().FirstOrDefault();

    /// <summary>Sentences and checks for what hangs on the board.</summary>
    public IEnumerable<(string Sentence, Func<Exchange, string> Check)> Steps()
    {
        _sensor?.Set(Temperature, 41);
        if (_lamp is not null)
        {
            yield return ("turn on the living room light", Lamp(lamp => lamp.IsOn, "is not on"));
            yield return ("set the living room light to fifty percent", Lamp(lamp => lamp.BrightnessPercent is > 49 and < 51, "is not at 50 %"));
            yield return ("make it red", Lamp(lamp => lamp is { IsOn: true, Color: "red" }, "is not red"));
        }

        if (_sensor is not null) yield return ("what is the temperature", SpokenTemperature);
        if (_fan is not null)
        {
            yield return ("turn on the fan", Fan(fan => fan.IsTurning, "does not turn"));
            yield return ("set the fan to speed three", Fan(fan => fan.SpeedPercent > 99, "is not at full speed"));
        }

        if (_rover is not null)
        {
            yield return ("go forward ten meters", Rover("driving forward"));
            yield return ("stop", Rover("standing still"));
        }

        if (_lamp is not null || _fan is not null) yield return ("turn everything off", EverythingOff);
        yield return ("the weather in the mountains was lovely last week", NothingUnderstood);
    }

    private Func<Exchange, string> Lamp(Predicate<RgbLamp> expected, string otherwise) =>
        _ => expected(_lamp!) ? string.Empty : $"the lamp {otherwise}: {_lamp!.Describe()}";

    private Func<Exchange, string> Fan(Predicate<Motor> expected, string otherwise) =>
        _ => expected(_fan!) ? string.Empty : $"the fan {otherwise}: {_fan!.Describe()}";

    private Func<Exchange, string> Rover(string expected) =>
        exchange => exchange.Hardware.Any(happened => happened["state"] == expected) ? string.Empty : $"the rover is not {expected}: {_rover!.Describe()}";

    private static string SpokenTemperature(Exchange exchange) =>
        exchange.AnswerText.Contains(Temperature.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? string.Empty
            : $"the answer does not say {Temperature} degrees: \"{exchange.AnswerText}\"";

    private string EverythingOff(Exchange exchange) =>
        _lamp is { IsOn: true } || _fan is { IsTurning: true }
            ? $"not everything is off: {string.Join("; ", board.Attached.Select(hardware => $"{hardware.Thing} {hardware.Describe()}"))}"
            : string.Empty;

    private static string NothingUnderstood(Exchange exchange)
    {
        if (exchange.Commands.Count > 0) return $"a command was executed: {exchange.Commands[0]["thing"]}.{exchange.Commands[0]["method"]}";
        if (exchange.Hardware.Count > 0) return $"the hardware moved: {exchange.Hardware[0]["thing"]} {exchange.Hardware[0]["state"]}";
        return Refusal.Is(exchange.AnswerText) ? string.Empty : $"the answer is no refusal: \"{exchange.AnswerText}\"";
    }
}
