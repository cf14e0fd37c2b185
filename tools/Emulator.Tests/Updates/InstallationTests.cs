using System.Diagnostics;
using Emulator.Attached;
using Emulator.Boards;
using Emulator.Running;
using Emulator.Tests.EndToEnd;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.Updates;

/// <summary>The real server, the real firmware, and builds of it that are newer: published, loaded, started.</summary>
[TestClass]
public sealed class InstallationTests
{
    private const string Board = "esp32-s3-devkitc-1";
    private const int TrialMilliseconds = 6_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task Bad_firmware_is_given_up_and_good_firmware_takes_over()
    {
        using var data = new TemporaryFolder("server");
        using var storage = new TemporaryFolder("board");
        var serverDll = ServerChild.FindBuilt() ?? throw new InvalidOperationException("The server is not built.");
        using var server = await ServerChild.StartAsync(serverDll, data.Path, Path.Combine(data.Path, "server.log"), default);
        Publish(serverDll, data.Path, "Throws", "0.3.0");
        using var board = SwitchOn(server.Address, storage.Path);

        await TellsAsync(board, 0, "Firmware 0.3.0 starts out of slot-a, on trial.");
        await TellsAsync(board, 0, "Firmware in slot-a: it broke off: the very first line is wrong.");
        await TellsAsync(board, 0, "Firmware 0.3.0 is not loaded: it has failed here before.");

        Publish(serverDll, data.Path, "Hangs", "0.4.0");
        Restart(board);
        await TellsAsync(board, 0, "Firmware 0.4.0 starts out of");
        await TellsAsync(board, 0, "it had no session with the server within 6 s.");
        await TellsAsync(board, 0, "Firmware 0.4.0 is not loaded: it has failed here before.");

        // A server offers the newest only, so the bad ones are withdrawn.
        Directory.Delete(Path.Combine(data.Path, "firmware"), recursive: true);
        Publish(serverDll, data.Path, "Works", "0.2.0");
        Restart(board);
        await TellsAsync(board, 0, "Firmware 0.2.0 has proved itself.");

        var mark = board.Journal.Count;
        await TellsAsync(board, 0, "state   Starting -> Idle");
        board.PressTalk();
        await TellsAsync(board, mark, "-> Listening");
        var quietFrom = board.Machine.Microphone.Say(House.Spoken("turn on the living room light")) / 1000;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, quietFrom - board.Milliseconds) + 200));
        board.ReleaseTalk();
        await TellsAsync(board, mark, "done    living_room_light");
        Assert.IsTrue(((RgbLamp)board.Attached.Single(hardware => hardware.Thing == "living_room_light")).IsOn);
    }

    private static EmulatedBoard SwitchOn(Uri server, string storage)
    {
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind(Board, out var built, out var problem), problem);
        Assert.IsTrue(EmulatedBoard.TryCreate(built, BoardSettings.For(server.ToString(), "manual"), storage, MacAddress.For(Board), new RealTimeClock(), out var board, out problem), problem);
        board.TrialMilliseconds = TrialMilliseconds;
        board.Start();
        return board;
    }

    /// <summary>As with the command that an owner uses.</summary>
    private static void Publish(string serverDll, string folder, string name, string version)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "published", name, "Firmware.dll");
        using var publishing = Process.Start("dotnet", [serverDll, "publish", file, "--board", Board, "--version", version, "--folder", folder]);
        Assert.IsTrue(publishing.WaitForExit(Patience), "Publishing does not end.");
        Assert.AreEqual(0, publishing.ExitCode);
    }

    private static void Restart(EmulatedBoard board) =>
        Assert.ThrowsExactly<BoardRebootedException>(() => board.Machine.Run(() => nanoFramework.Runtime.Native.Power.RebootDevice()));

    private static async Task TellsAsync(EmulatedBoard board, int mark, string text)
    {
        var found = await board.Journal.WaitAsync(mark, entry => entry.Kind == BoardEventKind.Console && entry["text"].Contains(text, StringComparison.Ordinal), Patience, default);
        Assert.IsNotNull(found, $"\"{text}\" was not told. " + string.Join("\n", board.Journal.Since(mark).Select(happened => happened.ToString())));
    }
}
