namespace Server.Tests.Agents;

/// <summary>A house of things that are described as differently as boards of different makers do it.</summary>
internal static class Villa
{
    /// <summary>A lamp of old firmware, with a range of 255 and colors by numbers.</summary>
    public const string CeilingLight = """
        { "name": "Bedroom Ceiling Light", "description": "",
          "properties": { "power": { "type": "boolean" }, "brightness": { "type": "number", "min": 0, "max": 255 } },
          "methods": { "TurnOn": {}, "TurnOff": {},
            "SetBrightness": { "parameters": { "level": { "type": "number", "min": 0, "max": 255 } } },
            "SetRGB": { "parameters": { "r": { "type": "number", "min": 0, "max": 255 }, "g": { "type": "number", "min": 0, "max": 255 }, "b": { "type": "number", "min": 0, "max": 255 } } } } }
        """;

    /// <summary>A lamp that only its description tells, switched by a setting, its white in mireds.</summary>
    public const string Unnamed = """
        { "name": "device_3", "description": "Light in the hallway",
          "properties": { "state": { "type": "string", "enum": ["on", "off"] }, "ct": { "type": "number", "min": 153, "max": 500 } },
          "methods": { "set_power": { "parameters": { "power": { "type": "string", "enum": ["on", "off"] } } },
            "set_color_temp": { "parameters": { "mireds": { "type": "number", "min": 153, "max": 500 } } } } }
        """;

    public const string Curtain = """
        { "name": "bedroom_curtain", "properties": { "position": { "type": "number", "min": 0, "max": 100, "unit": "percent" } },
          "methods": { "set_position": { "parameters": { "position": { "type": "number", "min": 0, "max": 100 } } } } }
        """;

    public const string Conditioner = """
        { "name": "studyAirConditioner",
          "properties": { "power": { "type": "string", "enum": ["ON", "OFF"] }, "targetTemperature": { "type": "number", "min": 16, "max": 30, "step": 1, "unit": "°C" },
            "currentTemperature": { "type": "number", "unit": "°C" }, "mode": { "type": "string", "enum": ["cool", "heat", "auto", "fan_only"] } },
          "methods": { "setPower": { "parameters": { "state": { "type": "string", "enum": ["ON", "OFF"] } } },
            "setTargetTemperature": { "parameters": { "value": { "type": "number", "min": 16, "max": 30, "step": 1 } } },
            "setMode": { "parameters": { "mode": { "type": "string", "enum": ["cool", "heat", "auto", "fan_only"] } } } } }
        """;

    public const string Television = """
        { "name": "living_room_tv", "properties": { "power": { "type": "boolean" }, "volume": { "type": "number", "min": 0, "max": 1 }, "muted": { "type": "boolean" } },
          "methods": { "power_on": {}, "power_off": {}, "play": {}, "pause": {}, "next_track": {}, "previous_track": {},
            "set_volume": { "parameters": { "volume": { "type": "number", "min": 0, "max": 1 } } },
            "set_mute": { "parameters": { "muted": { "type": "boolean" } } } } }
        """;

    public const string Lock = """
        { "name": "front_door", "properties": { "locked": { "type": "boolean" } }, "methods": { "lock": {}, "unlock": {} } }
        """;

    public const string Garage = """
        { "name": "garage_door", "properties": { "state": { "type": "string", "enum": ["open", "closed"] } },
          "methods": { "set_state": { "parameters": { "state": { "type": "string", "enum": ["open", "closed"] } } } } }
        """;

    public const string Vacuum = """
        { "name": "robo", "description": "Robot vacuum", "properties": { "state": { "type": "string", "enum": ["cleaning", "docked", "paused"] }, "battery": { "type": "number", "min": 0, "max": 100 } },
          "methods": { "start_cleaning": {}, "pause": {}, "return_to_dock": {} } }
        """;

    public const string Scene = """{ "name": "movie_night", "description": "Scene", "methods": { "activate": {} } }""";

    public const string Fan = """
        { "name": "study_fan", "properties": { "power": { "type": "boolean" }, "fan_speed": { "type": "string", "enum": ["low", "medium", "high"] } },
          "methods": { "toggle": {}, "set_fan_speed": { "parameters": { "fan_speed": { "type": "string", "enum": ["low", "medium", "high"] } } } } }
        """;

    public const string Thermostat = """
        { "name": "living_room_thermostat", "properties": { "temperature": { "type": "number", "unit": "degrees" }, "target_temperature": { "type": "number", "min": 5, "max": 30, "step": 0.5 } },
          "methods": { "set_target_temperature": { "parameters": { "target_temperature": { "type": "number", "min": 5, "max": 30, "step": 0.5 } } } } }
        """;

    public const string Strip = """
        { "name": "kitchen_led_strip", "properties": { "on": { "type": "boolean" }, "color": { "type": "string", "description": "Hex color such as #ff0000" } },
          "methods": { "set": { "parameters": { "on": { "type": "boolean", "required": false }, "color": { "type": "string", "description": "Hex color such as #ff0000", "required": false } } } } }
        """;

    public static House Furnished() => new House(
            Descriptors.Light("kitchen_light"), CeilingLight, Unnamed, Curtain, Conditioner, Television, Lock, Garage, Vacuum, Scene, Fan, Thermostat, Strip)
        .With("kitchen_light", "power", false).With("kitchen_light", "brightness", 50.0)
        .With("Bedroom Ceiling Light", "power", true).With("Bedroom Ceiling Light", "brightness", 100.0)
        .With("device_3", "state", "off").With("bedroom_curtain", "position", 40.0).With("studyAirConditioner", "power", "OFF")
        .With("studyAirConditioner", "targetTemperature", 24.0).With("studyAirConditioner", "currentTemperature", 27.0)
        .With("living_room_tv", "power", true).With("living_room_tv", "volume", 0.5).With("front_door", "locked", true)
        .With("garage_door", "state", "closed").With("robo", "state", "docked").With("robo", "battery", 80.0)
        .With("study_fan", "power", false).With("study_fan", "fan_speed", "low").With("living_room_thermostat", "temperature", 20.5)
        .With("living_room_thermostat", "target_temperature", 20.0).With("kitchen_led_strip", "on", false);
}
