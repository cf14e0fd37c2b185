using System.CommandLine;
using Emulator.Commands;
using Emulator.Running;

ThreadDeaths.Watch();
var root = new RootCommand("Runs the unchanged firmware and any board of boards/ on a PC.")
{
    EmulateCommand.Create(),
    DemoCommand.Create(),
    BoardsCommand.Create(),
    FlashCommand.Create(),
};
var untilKilled = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) };
return await root.Parse(args).InvokeAsync(untilKilled).ConfigureAwait(false);
