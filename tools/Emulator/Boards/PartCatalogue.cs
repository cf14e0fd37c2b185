namespace Emulator.Boards;

/// <summary>Everything that a board.json may name, with its terminals as its data sheet or breakout board prints them.</summary>
internal static class PartCatalogue
{
    private const int LampHertz = 5000;
    private const int ServoHertz = 50;

    private static readonly Terminal Supply = new("VCC", Signal.Supply);
    private static readonly Terminal Ground = new("GND", Signal.Ground);
    private static readonly Terminal I2cData = new("SDA", Signal.Bus, "sda", "4.7 kΩ to 3V3");
    private static readonly Terminal I2cClock = new("SCL", Signal.Bus, "scl", "4.7 kΩ to 3V3");

    private static readonly Part[] Parts =
    [
        new("inmp441", "INMP441 microphone",
        [
            new("VDD", Signal.Supply),
            new("GND", Signal.Ground),
            new("L/R", Signal.Ground, Note: "left channel"),
            new("SCK", Signal.Clock, "bit_clock"),
            new("WS", Signal.Clock, "word_select"),
            new("SD", Signal.DataIn, "data"),
        ]),
        new("max98357a", "MAX98357A amplifier",
        [
            new("VIN", Signal.Power),
            new("GND", Signal.Ground),
            new("BCLK", Signal.Clock, "bit_clock"),
            new("LRC", Signal.Clock, "word_select"),
            new("DIN", Signal.DataOut, "data"),
            new("GAIN, SD", Signal.Elsewhere, Note: "leave open"),
            new("+ and -", Signal.Elsewhere, Note: "speaker, 4 to 8 Ω"),
        ]),
        new("ns4168", "NS4168 amplifier",
        [
            new("BCLK", Signal.Clock, "bit_clock"),
            new("LRCK", Signal.Clock, "word_select"),
            new("SDATA", Signal.DataOut, "data"),
        ]),
        new("button", "Push button",
        [
            new("1", Signal.Sense, "button"),
            new("2", Signal.Ground),
        ]),
        new("boot_button", "BOOT button", [new("contact", Signal.Sense, "button")]),
        new("touch_panel", "Touch panel, its interrupt", [new("INT", Signal.Sense, "button")]),
        new("led", "LED",
        [
            new("anode", Signal.Control, "led", "330 Ω"),
            new("cathode", Signal.Ground),
        ]),
        new("rgb_light", "RGB lamp, common cathode",
        [
            new("red", Signal.Control, "red", "330 Ω"),
            new("green", Signal.Control, "green", "330 Ω"),
            new("blue", Signal.Control, "blue", "330 Ω"),
            new("cathode", Signal.Ground),
        ], LampHertz),
        new("fan", "H-bridge with a fan",
        [
            new("VCC", Signal.Supply),
            new("GND", Signal.Ground),
            new("EN", Signal.Control, "speed"),
            new("PHASE", Signal.Control, "direction"),
            new("VM", Signal.Elsewhere, Note: "the fan's supply"),
        ], LampHertz),
        new("two_motors", "DRV8833 with two motors",
        [
            new("AIN1", Signal.Control, "left_forward"),
            new("AIN2", Signal.Control, "left_backward"),
            new("BIN1", Signal.Control, "right_forward"),
            new("BIN2", Signal.Control, "right_backward"),
            new("EEP", Signal.Supply),
            Ground,
            new("VM", Signal.Elsewhere, Note: "battery, 6 V"),
        ], LampHertz),
        new("dimmable_light", "LED lamp behind a MOSFET",
        [
            new("IN", Signal.Control, "out"),
            new("GND", Signal.Ground),
            new("V+", Signal.Elsewhere, Note: "the lamp's supply"),
        ], LampHertz),
        new("led_strip", "WS2812B diodes",
        [
            new("5V", Signal.Power, Note: "own supply from 10 on"),
            new("GND", Signal.Ground),
            new("DIN", Signal.Control, "data", "330 Ω"),
        ], RmtTransmitters: 1),
        new("switch", "Relay module",
        [
            new("VCC", Signal.Power),
            new("GND", Signal.Ground),
            new("IN", Signal.Control, "out"),
            new("COM, NO", Signal.Elsewhere, Note: "the load"),
        ]),
        new("sht3x", "SHT3x, temperature and humidity", [Supply, Ground, I2cData, I2cClock]),
        new("motion", "HC-SR501 motion detector",
        [
            new("VCC", Signal.Power),
            new("GND", Signal.Ground),
            new("OUT", Signal.Sense, "in", "3.3 V when active"),
        ]),
        new("light_level", "Light-dependent resistor",
        [
            new("one end", Signal.Supply),
            new("other end", Signal.Analog, "adc", "and 10 kΩ to GND"),
        ]),
        new("servo_curtain", "Hobby servo of a blind",
        [
            new("V+", Signal.Elsewhere, Note: "5 V of its own"),
            new("GND", Signal.Ground),
            new("PWM", Signal.Control, "servo"),
        ], ServoHertz),
        new("stepper_curtain", "A4988 stepper driver, limit switch",
        [
            new("VDD", Signal.Supply),
            new("GND", Signal.Ground),
            new("STEP", Signal.Control, "step"),
            new("DIR", Signal.Control, "direction"),
            new("EN", Signal.Control, "enable"),
            new("switch", Signal.Sense, "closed_switch", "to GND; 10 kΩ to 3V3"),
            new("VMOT", Signal.Elsewhere, Note: "the motor's supply"),
        ], RmtTransmitters: 1),
        new("infrared_air_conditioner", "Infrared diode behind a transistor",
        [
            new("V+", Signal.Power),
            new("GND", Signal.Ground),
            new("IN", Signal.Control, "transmitter", "1 kΩ"),
        ], RmtTransmitters: 1),
        new("vacuum_relays", "Two relays across a vacuum's buttons",
        [
            new("VCC", Signal.Power),
            new("GND", Signal.Ground),
            new("IN1, clean", Signal.Control, "clean"),
            new("IN2, home", Signal.Control, "home"),
            new("COM, NO", Signal.Elsewhere, Note: "the two buttons"),
        ]),
        new("vacuum_serial", "Roomba, Open Interface",
        [
            new("GND", Signal.Ground),
            new("RXD", Signal.DataOut, "tx"),
            new("TXD", Signal.DataIn, "rx", "divider, 5 V to 3.3 V"),
        ]),
        new("security", "Door contact and siren",
        [
            new("contact", Signal.Sense, "contact", "to GND; 10 kΩ to 3V3"),
            new("siren IN", Signal.Control, "siren"),
            new("siren GND", Signal.Ground),
            new("siren V+", Signal.Power),
        ]),
        new("doorbell", "Bell button and chime",
        [
            new("button", Signal.Sense, "button", "to GND; 10 kΩ to 3V3"),
            new("chime IN", Signal.Control, "chime"),
            new("chime GND", Signal.Ground),
            new("chime VCC", Signal.Supply),
        ]),
        new("axp192", "AXP192 power chip", [new("SDA", Signal.Bus, "sda"), new("SCL", Signal.Bus, "scl")]),
        new("ft6336u", "FT6336U, the touch panel's chip", [new("SDA", Signal.Bus, "sda"), new("SCL", Signal.Bus, "scl")]),
    ];

    private static readonly Dictionary<string, Part> ByKind = Parts.ToDictionary(part => part.Kind, StringComparer.Ordinal);

    public static IEnumerable<string> Kinds => ByKind.Keys;

    /// <summary>False when no such kind is known.</summary>
    public static bool TryFind(string kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Part? part) => ByKind.TryGetValue(kind, out part);
}
