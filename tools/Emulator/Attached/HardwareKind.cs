using Emulator.Boards;
using Nano;

namespace Emulator.Attached;

/// <summary>One kind of hardware that a board.json may list.</summary>
/// <param name="Name">As in board.json.</param>
/// <param name="Pins">Roles of the pins that it must have; empty with <paramref name="OptionalPins"/> null for any pins at all.</param>
/// <param name="OptionalPins">Roles of those that it may have.</param>
/// <param name="Settings">Names of the other fields that count for it, as in board.json.</param>
/// <param name="Make">Makes it from a checked description.</param>
internal sealed record HardwareKind(
    string Name,
    string[] Pins,
    string[]? OptionalPins,
    string[] Settings,
    Func<AttachedDescription, EmulatedMachine, IAttachedHardware> Make)
{
    private const int ServoClosed = 500;
    private const int ServoOpen = 2500;
    private const int RoombaBaud = 115_200;
    private static readonly string[] MotorPins = ["left_forward", "left_backward", "right_forward", "right_backward"];

    /// <summary>All kinds; what a board cannot find here is an <c>outputs</c>.</summary>
    public static IReadOnlyList<HardwareKind> All { get; } =
    [
        new("rgb_light", ["red", "green", "blue"], [], [], (of, machine) => new RgbLamp(of.Thing, machine, of.Pin("red"), of.Pin("green"), of.Pin("blue"))),
        new("dimmable_light", ["out"], [], [], (of, machine) => new DimmableLamp(of.Thing, machine, of.Pin("out"))),
        new("led_strip", ["data"], [], ["leds"], (of, machine) => new LedStrip(of.Thing, machine, of.Pin("data"), of.Leds!.Value)),
        new("switch", ["out"], [], ["active"], (of, machine) => new Relay(of.Thing, machine, of.Pin("out"), of.IsActiveHigh(unlessTold: true))),
        new("fan", ["speed"], ["direction"], [], (of, machine) => new Motor(of.Thing, machine, of.Pin("speed"), of.FindPin("direction"))),
        new("two_motors", MotorPins, [], [], (of, machine) => new TwoMotors(of.Thing, machine, MotorPins.Select(of.Pin))),
        new("sht3x", [], ["sda", "scl"], ["i2c_bus", "i2c_address"], (of, machine) => new ClimateSensor(of.Thing, machine, of.I2cBus, of.I2cAddress)),
        new("motion", ["in"], [], ["active"], (of, machine) => new MotionDetector(of.Thing, machine, of.Pin("in"), of.IsActiveHigh(unlessTold: true))),
        new("light_level", ["adc"], [], [], (of, machine) => new LightSensor(of.Thing, machine, of.Pin("adc"))),
        new("servo_curtain", ["servo"], [], ["closed_microseconds", "open_microseconds"], (of, machine) =>
            new ServoCurtain(of.Thing, machine, of.Pin("servo"), of.ClosedMicroseconds ?? ServoClosed, of.OpenMicroseconds ?? ServoOpen)),
        new("stepper_curtain", ["step", "direction"], ["enable", "closed_switch"], ["steps"], (of, machine) =>
            new StepperCurtain(of.Thing, machine, of.Pin("step"), of.Pin("direction"), of.FindPin("enable"), of.FindPin("closed_switch"), of.Steps!.Value)),
        new("infrared_air_conditioner", ["transmitter"], [], [], (of, machine) => new InfraredAirConditioner(of.Thing, machine, of.Pin("transmitter"))),
        new("vacuum_relays", ["clean", "home"], [], [], (of, machine) => new RelayVacuum(of.Thing, machine, of.Pin("clean"), of.Pin("home"))),
        new("vacuum_serial", ["tx", "rx"], [], ["port", "baud"], (of, machine) => new SerialVacuum(of.Thing, machine, of.PortNumber, of.Baud ?? RoombaBaud)),
        new("security", ["contact", "siren"], [], ["active"], (of, machine) =>
            new SecurityLoop(of.Thing, machine, of.Pin("contact"), of.Pin("siren"), of.IsActiveHigh(unlessTold: true))),
        new("doorbell", ["button", "chime"], [], ["active"], (of, machine) =>
            new DoorBell(of.Thing, machine, of.Pin("button"), of.Pin("chime"), of.IsActiveHigh(unlessTold: false))),
        new("outputs", [], null, [], (of, machine) => new PlainOutputs(of.Thing, machine, of.Pins ?? new Dictionary<string, int>())),
    ];

    /// <summary>Null when there is no such kind.</summary>
    public static HardwareKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
