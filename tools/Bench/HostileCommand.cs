using System.CommandLine;
using System.Text.Json;

namespace Bench;

/// <summary><c>bench hostile</c>: whether garbage makes the server grow.</summary>
internal static class HostileCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Rounds of garbage.", DefaultValueFactory = _ => 5 };
        var command = new Command("hostile", "Clients send garbage in rounds; the server's memory after each.") { rounds };
        command.SetAction((parsed, cancellationToken) => BenchServer.WithAsync(
            async server =>
            {
                var bench = new HostileBench(server);
                await bench.RunAsync(parsed.GetValue(rounds), cancellationToken);
                Console.WriteLine(JsonSerializer.Serialize(new { bench = "hostile", resident_mb = bench.Megabytes }));
            },
            cancellationToken));
        return command;
    }
}
