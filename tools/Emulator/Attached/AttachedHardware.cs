using Emulator.Boards;
using Nano;

namespace Emulator.Attached;

/// <summary>Wires up what a board.json lists.</summary>
internal static class AttachedHardware
{
    private static readonly string[] MotorPins = ["left_forward", "left_backward", "right_forward", "right_backward"];

    public static IReadOnlyList<IAttachedHardware> Wire(BoardDescription board, EmulatedMachine machine) =>
        [.. (board.Attached ?? []).Select(attached => Wire(attached, machine))];

    private static IAttachedHardware Wire(AttachedDescription attached, EmulatedMachine machine)
    {
        var pins = attached.Pins ?? new Dictionary<string, int>();
        return attached.Kind switch
        {
            "rgb_light" when pins.ContainsKey("red") && pins.ContainsKey("green") && pins.ContainsKey("blue") =>
                new RgbLamp(attached.Thing, machine, pins["red"], pins["green"], pins["blue"]),
            "fan" when pins.ContainsKey("speed") =>
                new Motor(attached.Thing, machine, pins["speed"], pins.TryGetValue("direction", out var direction) ? direction : null),
            "two_motors" when MotorPins.All(pins.ContainsKey) => new TwoMotors(attached.Thing, machine, MotorPins.Select(role => pins[role])),
            "sht3x" => new ClimateSensor(attached.Thing, machine, attached.I2cBus, attached.I2cAddress),
            _ => new PlainOutputs(attached.Thing, machine, pins),
        };
    }
}
