using System.Text.Json.Serialization;

namespace Emulator.Boards;

/// <summary>One entry of <c>attached</c> in a board.json. Which fields a kind needs stands in HardwareKind.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AttachedDescription
{
    /// <summary>The name of the thing in the firmware.</summary>
    [JsonRequired]
    public string Thing { get; init; } = string.Empty;

    /// <summary>rgb_light, fan, sht3x ...</summary>
    [JsonRequired]
    public string Kind { get; init; } = string.Empty;

    /// <summary>GPIO numbers by role.</summary>
    public IReadOnlyDictionary<string, int>? Pins { get; init; }

    // The generated reader sets what the text leaves out to null or 0.

    /// <summary>PWM channels by role: 1 for <c>DeviceFunction.PWM1</c>.</summary>
    public IReadOnlyDictionary<string, int> Pwm { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();

    /// <summary>True when it need not be wired.</summary>
    [JsonPropertyName("on_board")]
    public bool OnBoard { get; init; }

    [JsonPropertyName("i2c_address")]
    public int I2cAddress { get; init; }

    [JsonPropertyName("i2c_bus")]
    public int I2cBus { get; init => field = Math.Max(value, 1); } = 1;

    /// <summary>"low" or "high": the level that means on, motion, door open, button pressed.</summary>
    public string? Active { get; init; }

    /// <summary>Diodes of a strip.</summary>
    public int? Leds { get; init; }

    /// <summary>Steps of a curtain's motor from closed to open.</summary>
    public int? Steps { get; init; }

    /// <summary>Pulse of a servo at which the curtain is closed; 500 unless told otherwise.</summary>
    [JsonPropertyName("closed_microseconds")]
    public int? ClosedMicroseconds { get; init; }

    /// <summary>Pulse of a servo at which the curtain is open; 2500 unless told otherwise.</summary>
    [JsonPropertyName("open_microseconds")]
    public int? OpenMicroseconds { get; init; }

    /// <summary>COM1 to COM3.</summary>
    public string? Port { get; init; }

    /// <summary>Of the serial port, 115200 unless told otherwise.</summary>
    public int? Baud { get; init; }

    /// <summary>2 for COM2; 0 when the port is none.</summary>
    [JsonIgnore]
    public int PortNumber => Port is ['C', 'O', 'M', >= '1' and <= '3' and var digit] ? digit - '0' : 0;

    /// <summary>The pin of a role that the kind must have.</summary>
    public int Pin(string role) => Pins![role];

    /// <summary>Null when the role is not wired.</summary>
    public int? FindPin(string role) => Pins is not null && Pins.TryGetValue(role, out var pin) ? pin : null;

    public bool IsActiveHigh(bool unlessTold) => Active is null ? unlessTold : Active == "high";
}
