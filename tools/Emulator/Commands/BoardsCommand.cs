using System.CommandLine;
using Emulator.Boards;

namespace Emulator.Commands;

/// <summary><c>boards</c>: which boards there are.</summary>
internal static class BoardsCommand
{
    public static Command Create()
    {
        var command = new Command("boards", "Lists the boards that can be emulated.");
        command.SetAction(_ => List(BoardCatalogue.OfThisBuild, Console.Out));
        return command;
    }

    private static int List(BoardCatalogue catalogue, TextWriter output)
    {
        foreach (var board in catalogue.All())
        {
            var things = string.Join(", ", (board.Description.Attached ?? []).Select(attached => attached.Thing));
            output.WriteLine($"{board.Description.Name,-24} {board.Description.Chip,-9} {board.Description.Title}{(things.Length > 0 ? $" ({things})" : "")}");
        }

        return ExitCode.Success;
    }
}
