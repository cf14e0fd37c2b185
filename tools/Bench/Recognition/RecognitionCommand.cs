using System.CommandLine;
using System.Text.Json;
using Server.Agents.Offline;
using Server.Devices;

namespace Bench.Recognition;

internal static class RecognitionCommand
{
    public static Command Create()
    {
        var board = new Option<string>("--board") { Description = "Whose things can be spoken of.", DefaultValueFactory = _ => "esp32-s3-devkitc-1" };
        var command = new Command("recognition", "x") { board };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(board)!;
            var descriptors = await BoardThings.AskAsync(name, cancellationToken);
            var things = descriptors.Select(d => new Thing(name, d, new Dictionary<string, object>())).ToArray();
            Console.WriteLine(new OfflineAgent("en").BuildVocabulary(things).Jsgf);
            return 0;
        });
        return command;
    }
}
