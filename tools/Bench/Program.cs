using System.CommandLine;
using Bench;
using Bench.Load;
using Bench.Recognition;
using Bench.Understanding;

var root = new RootCommand("Measures the server and its parts on this machine. Close other programs first.");
root.Subcommands.Add(TurnCommand.Create());
root.Subcommands.Add(HostileCommand.Create());
root.Subcommands.Add(LoadCommand.Create());
root.Subcommands.Add(RecognitionCommand.Create());
root.Subcommands.Add(UnderstandingCommand.Create());
return await root.Parse(args).InvokeAsync();
