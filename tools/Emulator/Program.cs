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
    BenchCommand.Create(),
};
var untilKilled = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) };
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync(untilKilled).ConfigureAwait(false);
return parsed.Errors.Count > 0 ? ExitCode.CannotRun : exitCode;
