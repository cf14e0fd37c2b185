using System.CommandLine;
using Bench;

var root = new RootCommand("Measures the server with real WebSocket clients on this machine. Close other programs first.");
root.Subcommands.Add(TurnCommand.Create());
root.Subcommands.Add(HostileCommand.Create());
return await root.Parse(args).InvokeAsync();
