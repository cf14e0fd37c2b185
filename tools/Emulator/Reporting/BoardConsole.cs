using System.Text;
using Nano;
using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>
/// Stands behind Console: lines that firmware writes become the console of its board, everything else goes where it
/// always went.
/// </summary>
internal sealed class BoardConsole(TextWriter own) : TextWriter
{
    private readonly ThreadLocal<StringBuilder> _line = new(() => new StringBuilder());

    public override Encoding Encoding => own.Encoding;

    /// <summary>Puts itself behind Console and returns what was there.</summary>
    public static TextWriter Install()
    {
        var own = Console.Out;
        Console.SetOut(new BoardConsole(own));
        return own;
    }

    /// <summary>A console of Spectre's on what stood behind Console: without colours where it is no terminal.</summary>
    public static IAnsiConsole Ansi(TextWriter own) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(own),
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });

    public override void Write(char value)
    {
        if (EmulatedMachine.Find() is not { } machine)
        {
            own.Write(value);
            return;
        }

        var line = _line.Value!;
        if (value == '\n')
        {
            machine.WriteConsole(line.ToString().TrimEnd('\r'));
            line.Clear();
        }
        else
        {
            line.Append(value);
        }
    }

    public override void Flush() => own.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _line.Dispose();
        base.Dispose(disposing);
    }
}
