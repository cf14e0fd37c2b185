namespace Server.Tests.Agents;

/// <summary>Things as boards describe them.</summary>
internal static class Descriptors
{
    public static string Light(string name = "living_room_light") => $$"""
        {
          "name": "{{name}}", "description": "Smart light",
          "properties": {
            "power": { "type": "boolean", "description": "Whether it is on", "readable": true, "writable": false },
            "brightness": { "type": "number", "description": "Brightness (0-100)", "min": 0, "max": 100, "readable": true, "writable": true },
            "color": { "type": "string", "description": "Color of the light", "enum": ["red", "green", "blue", "white"], "readable": true, "writable": true }
          },
          "methods": {
            "turn_on": {
              "description": "Turn the light on",
              "parameters": { "brightness": { "type": "number", "description": "Brightness (optional)", "min": 0, "max": 100, "required": false } },
              "response_success": "{{name.Replace('_', ' ')}} on, brightness {brightness}%", "response_failure": "The light did not turn on, check its wiring"
            },
            "turn_off": { "description": "Turn the light off", "parameters": {} },
            "set_brightness": {
              "description": "Set the brightness",
              "parameters": { "value": { "type": "number", "description": "Brightness", "min": 0, "max": 100, "required": true } }
            },
            "set_color": {
              "description": "Set the color",
              "parameters": { "color": { "type": "string", "description": "Color", "enum": ["red", "green", "blue", "white"], "required": true } }
            }
          }
        }
        """;

    public const string Fan = """
        {
          "name": "fan", "description": "Table fan",
          "properties": {
            "power": { "type": "boolean", "description": "Whether it runs" },
            "speed": { "type": "number", "description": "Speed", "min": 0, "max": 3, "step": 1, "writable": true },
            "direction": { "type": "string", "description": "Direction", "enum": ["forward", "reverse"], "writable": true }
          },
          "methods": {
            "turn_on": { "description": "Start", "parameters": {} },
            "turn_off": { "description": "Stop", "parameters": {} },
            "set_speed": { "description": "Set the speed", "parameters": { "speed": { "type": "number", "description": "Speed", "min": 0, "max": 3, "step": 1 } } },
            "set_direction": { "description": "Set the direction", "parameters": { "direction": { "type": "string", "description": "Direction", "enum": ["forward", "reverse"] } } }
          }
        }
        """;

    public static string Sensor(string name = "temperature_sensor") => $$"""
        {
          "name": "{{name}}", "description": "Temperature and humidity",
          "properties": {
            "temperature": { "type": "number", "description": "Temperature", "unit": "degrees" },
            "humidity": { "type": "number", "description": "Humidity", "unit": "percent" }
          },
          "methods": { "get_reading": { "description": "Measure now", "parameters": {} } }
        }
        """;

    public const string Robot = """
        {
          "name": "robot", "description": "A robot on wheels",
          "properties": {},
          "methods": {
            "go_forward": {
              "description": "Drive forward", "phrases": ["go forward {distance} [meter] [meters]"],
              "parameters": { "distance": { "type": "number", "description": "How far", "min": 1, "max": 10, "unit": "meters" } }
            },
            "go_backward": {
              "description": "Drive backward", "phrases": ["go backward {distance} [meter] [meters]"],
              "parameters": { "distance": { "type": "number", "description": "How far", "min": 1, "max": 10, "unit": "meters" } }
            },
            "show_card": {
              "description": "Show a playing card", "phrases": ["{rank} of {suit}"],
              "parameters": {
                "rank": { "type": "string", "description": "Rank", "enum": ["ace", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "jack", "queen", "king"] },
                "suit": { "type": "string", "description": "Suit", "enum": ["clubs", "diamonds", "hearts", "spades"] }
              }
            },
            "enter_digits": {
              "description": "Enter a code", "phrases": ["{digits}"],
              "parameters": { "digits": { "type": "string", "description": "The code", "pattern": "^[0-9]+$" } }
            },
            "stop": { "description": "Stop", "parameters": {} }
          }
        }
        """;

    public const string Curtain = """
        {
          "name": "curtain", "description": "Curtain",
          "properties": { "position": { "type": "number", "description": "How far open", "min": 0, "max": 100, "unit": "percent" } },
          "methods": {
            "open": { "description": "Open", "parameters": {} },
            "close": { "description": "Close", "parameters": {} },
            "stop": { "description": "Stop", "parameters": {} },
            "set_position": { "description": "Set the position", "parameters": { "position": { "type": "number", "description": "How far open", "min": 0, "max": 100, "unit": "percent" } } }
          }
        }
        """;

    public const string Vacuum = """
        {
          "name": "robot_vacuum", "description": "Cleaner",
          "properties": {
            "state": { "type": "string", "description": "What it does", "enum": ["docked", "cleaning", "returning_home"] },
            "battery": { "type": "number", "description": "Charge", "min": 0, "max": 100 }
          },
          "methods": {
            "start": { "description": "Start", "parameters": {} }, "stop": { "description": "Stop", "parameters": {} },
            "pause": { "description": "Pause", "parameters": {} }, "return_home": { "description": "Go home", "parameters": {} }
          }
        }
        """;

    /// <summary>As firmware of 2024 describes its things.</summary>
    public const string LegacyLamp = """
        {
          "name": "Lamp", "description": "一个测试用的灯",
          "properties": { "power": { "description": "灯是否打开", "type": "boolean" } },
          "methods": {
            "TurnOn": { "description": "打开灯", "parameters": {} },
            "TurnOff": { "description": "关闭灯", "parameters": {} }
          }
        }
        """;

    /// <summary>As firmware of 2024 describes its things.</summary>
    public const string LegacySpeaker = """
        {
          "name": "Speaker", "description": "扬声器",
          "properties": { "volume": { "description": "当前音量值", "type": "number" } },
          "methods": {
            "SetVolume": { "description": "设置音量", "parameters": { "volume": { "description": "0到100之间的整数", "type": "number" } } }
          }
        }
        """;
}
