using System.CommandLine;
using Emulator.Boards;
using Emulator.Wiring;

namespace Emulator.Commands;

/// <summary><c>boards</c>: which boards there are, and how they are wired.</summary>
internal static class BoardsCommand
{
    public static Command Create()
    {
        var wiring = new Option<bool>("--wiring") { Description = "Rewrite wiring.svg and the tables of README.md from board.json." };
        var folder = new Option<string>("--boards") { Description = "The folder of the boards.", DefaultValueFactory = _ => "boards" };
        var name = new Argument<string?>("name") { Description = "One board; all without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("boards", "Lists the boards that can be emulated, or draws their wiring.") { wiring, folder, name };
        command.SetAction(arguments => arguments.GetValue(wiring)
            ? Draw(arguments.GetValue(folder)!, arguments.GetValue(name), Console.Out)
            : List(BoardCatalogue.OfThisBuild, Console.Out));
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

    private static int Draw(string folder, string? name, TextWriter output)
    {
        var boards = Directory.Exists(folder) ? Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Where(path => name is null || Path.GetFileName(path) == name).ToList() : [];
        if (boards.Count == 0)
        {
            Console.Error.WriteLine(name is null ? $"There are no boards in {folder}." : $"There is no board \"{name}\" in {folder}.");
            return ExitCode.CannotRun;
        }

        foreach (var board in boards.Select(path => new BoardFolder(path)))
        {
            try
            {
                var written = board.Write();
                output.WriteLine($"{board.Name,-24} {(written.Count > 0 ? string.Join(", ", written) : "up to date")}");
            }
            catch (InvalidDataException unreadable)
            {
                Console.Error.WriteLine(unreadable.Message);
                return ExitCode.Failed;
            }
        }

        return ExitCode.Success;
    }
}
