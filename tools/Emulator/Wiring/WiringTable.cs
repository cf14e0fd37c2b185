using System.Globalization;
using System.Text;
using Emulator.Boards;

namespace Emulator.Wiring;

/// <summary>The parts of a board's README that are written from its board.json.</summary>
internal static class WiringTable
{
    /// <summary>A row for each wire.</summary>
    public static string Wires(BoardDescription board)
    {
        var table = new StringBuilder("| part | terminal | goes to | note |\n|---|---|---|---|\n");
        foreach (var part in FittedPart.Of(board, out _))
        {
            var name = part.Name.Length > 0 && part.Name != part.Part.Title ? $"{part.Part.Title}, {Name(part)}" : part.Part.Title;
            foreach (var terminal in part.Terminals)
            {
                table.Append(CultureInfo.InvariantCulture, $"| {name} | {terminal.Label} | {Goal(part, terminal)} | {Note(part, terminal, board)} |\n");
                name = string.Empty;
            }
        }

        return table.ToString();
    }

    /// <summary>What there is of memory, what takes it, and who says so.</summary>
    public static string Memory(BoardDescription board)
    {
        var table = new StringBuilder("| what | bytes | where | source |\n|---|---|---|---|\n");
        foreach (var item in board.Memory) table.Append(CultureInfo.InvariantCulture, $"| {item.What} | {item.Bytes:#,0} | {item.Where} | {item.Source} |\n");
        return table.ToString();
    }

    /// <summary>What the board cannot do.</summary>
    public static string Limits(BoardDescription board) => string.Concat(board.Limits.Select(limit => $"- {limit}\n"));

    private static string Name(FittedPart part) => part.OnBoard ? $"`{part.Name}`, on the board" : $"`{part.Name}`";

    private static string Goal(FittedPart part, Terminal terminal)
    {
        if (terminal.Role.Length == 0) return terminal.SupplyPin;
        return string.Create(CultureInfo.InvariantCulture, $"GPIO {part.Pins[terminal.Role]}");
    }

    private static string Note(FittedPart part, Terminal terminal, BoardDescription board)
    {
        var notes = new List<string>();
        if (terminal.Note.Length > 0) notes.Add(terminal.Note);
        if (terminal.Role.Length > 0)
        {
            if (part.Pwm.TryGetValue(terminal.Role, out var channel)) notes.Add(string.Create(CultureInfo.InvariantCulture, $"PWM{channel}, {part.Part.PwmHertz} Hz"));
            if (terminal.Role is "bit_clock" or "sda") notes.Add($"{part.Bus[..3].ToUpperInvariant()} bus {part.Bus[3..]}");
            if (board.Strapping.TryGetValue(part.Pins[terminal.Role].ToString(CultureInfo.InvariantCulture), out var reason)) notes.Add(reason);
        }

        return string.Join("; ", notes);
    }
}
