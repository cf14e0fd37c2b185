using System.CommandLine;
using Bench;
using Bench.Load;
using Bench.Recognition;

var root = new RootCommand("Measures the server with real WebSocket clients on this machine. Close other programs first.");
root.Subcommands.Add(TurnCommand.Create());
root.Subcommands.Add(HostileCommand.Create());
root.Subcommands.Add(LoadCommand.Create());
root.Subcommands.Add(RecognitionCommand.Create());
return await root.Parse(args).InvokeAsync();
