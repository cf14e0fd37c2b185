using Emulator.Running;
using Emulator.Screen;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Spectre.Console;

namespace Emulator.Tests.Screen;

[TestClass]
public sealed class BoardViewTests
{
    [TestMethod]
    [DataRow(60, 20)]
    [DataRow(80, 24)]
    [DataRow(99, 30)]
    [DataRow(160, 50)]
    public void The_picture_fits_its_terminal(int width, int height)
    {
        using var off = new SwitchedOffBoard();
        for (var i = 0; i < 60; i++) off.Board.Report(BoardEventKind.Console, ("text", new string('x', 30 + i * 3)));
        var keys = new TalkKeys(off.Board, (_, _) => Task.CompletedTask);
        foreach (var c in new string('y', 150)) keys.Press(new ConsoleKeyInfo(c, ConsoleKey.NoName, false, false, false));

        var lines = Draw(off, keys, width, height);

        Assert.IsLessThanOrEqualTo(height, lines.Length);
        foreach (var line in lines) Assert.IsLessThanOrEqualTo(width, line.Length, line);
        foreach (var part in new[] { "living_room_light", "microphone", "/set", "yyyy_" })
            Assert.IsTrue(lines.Any(line => line.Contains(part, StringComparison.Ordinal)), $"{part} is missing:\n{string.Join('\n', lines)}");
    }

    private static string[] Draw(SwitchedOffBoard off, TalkKeys keys, int width, int height)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        console.Profile.Height = height;
        console.Write(new BoardView(off.Board, off.Settings, keys, console.Profile).Draw());
        return [.. text.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())];
    }
}
