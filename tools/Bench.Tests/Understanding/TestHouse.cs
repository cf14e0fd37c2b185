using Bench.Understanding;

namespace Bench.Tests.Understanding;

/// <summary>A small house for tests: two boards with a lamp each, a curtain and a lock.</summary>
internal static class TestHouse
{
    public const string Devices = """
        [
          {
            "type": "iot", "device_id": "aa:01",
            "descriptors": [
              {
                "name": "lamp", "description": "Lamp",
                "properties": {
                  "power": { "type": "boolean", "description": "On" },
                  "brightness": { "type": "number", "description": "Brightness", "min": 0, "max": 100, "writable": true }
                },
                "methods": {
                  "turn_on": { "description": "On", "parameters": {} },
                  "turn_off": { "description": "Off", "parameters": {} },
                  "toggle": { "description": "The other one", "parameters": {} },
                  "set_brightness": { "description": "Dim", "parameters": { "value": { "type": "number", "description": "Brightness", "min": 0, "max": 100 } } },
                  "increase_brightness": { "description": "Brighter", "parameters": { "step": { "type": "number", "description": "By", "required": false } } }
                }
              },
              {
                "name": "curtain", "description": "Curtain",
                "properties": { "position": { "type": "number", "description": "How far open", "min": 0, "max": 100 }, "state": { "type": "string", "description": "State", "enum": ["open", "closed"] } },
                "methods": { "open": { "description": "Open", "parameters": {} }, "close": { "description": "Close", "parameters": {} } }
              }
            ],
            "states": [{ "name": "lamp", "state": { "power": false, "brightness": 40 } }, { "name": "curtain", "state": { "position": 0 } }]
          },
          {
            "type": "iot", "device_id": "aa:02",
            "descriptors": [
              {
                "name": "lamp", "description": "Another lamp",
                "properties": { "power": { "type": "boolean", "description": "On" } },
                "methods": { "TurnOn": { "description": "On", "parameters": {} }, "TurnOff": { "description": "Off", "parameters": {} } }
              },
              {
                "name": "front_door", "description": "Front door",
                "properties": { "locked": { "type": "boolean", "description": "Locked" }, "ajar": { "type": "boolean", "description": "Ajar", "readable": false } },
                "methods": { "lock": { "description": "Lock", "parameters": {} }, "unlock": { "description": "Unlock", "parameters": {} } }
              }
            ],
            "states": [{ "name": "front_door", "state": { "locked": true } }]
          }
        ]
        """;

    public static SimulatedHouse Create() => new(DevicesFile.Read(Devices));

    public static HouseNames Names { get; } = Create().Names;

    /// <summary>Calls in whatever form, read strictly.</summary>
    public static IReadOnlyList<HouseCall> Calls(string json)
    {
        Assert.IsTrue(CallReader.TryRead(json, Names, out var calls, out var error), error);
        return calls;
    }

    /// <summary>The canonical form of what was read.</summary>
    public static string Canonical(string json) => HouseCall.Written(Calls(json), withDevices: true);
}
