using System.CommandLine;

namespace Emulator.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>What the commands' help says of their end.</summary>
    public const string ExitCodes = "Exit codes: 0 all went well, 1 something failed, 2 wrong use.";

    /// <summary>What the help of a command with a screen says of its keys.</summary>
    public const string ScreenKeys = "On the screen the space bar is the talk button, a typed line is spoken, and \"/set THING VALUE\" makes something happen to what is attached, such as \"/set hall_motion on\"; \"/set\" alone lists what can.";

    public static Option<string> Board() => new("--board")
    {
        Description = "A folder of boards/.",
        DefaultValueFactory = _ => "esp32-s3-devkitc-1",
    };

    public static Option<string[]> Microphone() => new("--mic")
    {
        Description = "A WAV file to be spoken into the microphone: 16-bit, 8 to 48 kHz, mono or stereo. May be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "One JSON object an event, one a line, and nothing else on standard output." };

    public static Option<string?> ServerDll() => new("--server-dll") { Description = "The built server; by default the one of this repository." };

    public static Option<string?> Out() => new("--out") { Description = "Folder for the answers, as answer-01.wav and so on; without it they are not kept." };
}
