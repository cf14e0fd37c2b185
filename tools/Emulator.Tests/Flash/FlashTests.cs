using System.Text.Json;
using Emulator.Commands;
using Emulator.Flash;
using Emulator.Tests.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Flash;

[TestClass]
public sealed class FlashTests
{
    private const string Secret = "correct horse battery";

    [TestMethod]
    public void A_dry_run_shows_every_command_and_file_and_runs_nothing()
    {
        var workbench = new FakeWorkbench();

        var shown = Show(workbench, Request());

        Assert.IsEmpty(workbench.Ran);
        Assert.Contains("nuget restore", shown);
        Assert.Contains("-p:Board=esp32-s3-devkitc-1", shown);
        Assert.Contains("nanoff --update --target ESP32_S3_OCTAL --serialport COM5", shown);
        Assert.Contains("--filedeployment", shown);
        Assert.Contains("--networkdeployment", shown);
        Assert.Contains("--deploy --image", shown);
        Assert.Contains("http://192.168.1.10:8000/xiaozhi/ota/", shown);
    }

    [TestMethod]
    public void A_dry_run_hides_the_password() => Assert.DoesNotContain(Secret, Show(new FakeWorkbench(), Request()));

    [TestMethod]
    public void A_dry_run_works_without_any_tool_or_port_and_says_what_is_missing()
    {
        var workbench = new FakeWorkbench { Port = string.Empty, ProjectSystem = null };
        workbench.Tools.Clear();

        var shown = Show(workbench, Request());

        Assert.Contains("dotnet tool install -g nanoff", shown);
        Assert.Contains("There is no port COM5", shown);
        Assert.Contains("--image FILE", shown);
    }

    [TestMethod]
    public async Task The_board_gets_runtime_settings_and_firmware_in_this_order()
    {
        var workbench = new FakeWorkbench();

        Assert.AreEqual(ExitCode.Success, await RunAsync(workbench, Request()).ConfigureAwait(false));

        CollectionAssert.AreEqual(
            new[] { "nuget restore", "msbuild Device", "nanoff --update", "nanoff --serialport", "nanoff --target" },
            workbench.Ran.Select(command => string.Join(' ', command.Split(' ', Path.DirectorySeparatorChar).Take(2))).ToArray());
        Assert.Contains(Secret, workbench.Files["network.json"]);
        using var files = JsonDocument.Parse(workbench.Files["files.json"]);
        var file = files.RootElement.GetProperty("Files")[0];
        Assert.AreEqual(@"I:\settings.json", file.GetProperty("DestinationFilePath").GetString());
        Assert.AreEqual(Path.Combine(workbench.Folder, "settings.json"), file.GetProperty("SourceFilePath").GetString());
    }

    [TestMethod]
    public async Task Files_with_the_password_are_gone_afterwards()
    {
        var workbench = new FakeWorkbench { FailingTool = "nanoff" };

        await RunAsync(workbench, Request() with { KeepRuntime = true }).ConfigureAwait(false);

        Assert.AreNotEqual(string.Empty, workbench.Folder);
        Assert.IsFalse(Directory.Exists(workbench.Folder));
    }

    [TestMethod]
    public async Task A_step_that_fails_is_the_last_one()
    {
        var workbench = new FakeWorkbench { FailingTool = "msbuild" };

        Assert.AreEqual(ExitCode.Failed, await RunAsync(workbench, Request()).ConfigureAwait(false));

        Assert.HasCount(2, workbench.Ran);
    }

    [TestMethod]
    public async Task Without_nanoff_nothing_is_run()
    {
        var workbench = new FakeWorkbench();
        workbench.Tools.Remove("nanoff");

        Assert.AreEqual(ExitCode.CannotRun, await RunAsync(workbench, Request()).ConfigureAwait(false));

        Assert.IsEmpty(workbench.Ran);
    }

    [TestMethod]
    public void Without_wifi_and_server_the_phone_page_is_named()
    {
        var shown = Show(new FakeWorkbench(), Request() with { Wifi = null, ServerUrl = null });

        Assert.DoesNotContain("networkdeployment", shown);
        Assert.Contains("http://192.168.4.1", shown);
    }

    [TestMethod]
    public async Task A_given_image_is_not_built()
    {
        var image = Path.GetTempFileName();
        var workbench = new FakeWorkbench();
        workbench.Tools.Remove("msbuild");

        Assert.AreEqual(ExitCode.Success, await RunAsync(workbench, Request() with { Image = image, KeepRuntime = true, Wifi = null, ServerUrl = null }).ConfigureAwait(false));

        CollectionAssert.AreEqual(new[] { $"nanoff --target ESP32_S3_OCTAL --serialport COM5 --deploy --image {image}" }, workbench.Ran);
        File.Delete(image);
    }

    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void Every_board_can_be_flashed(string name) =>
        Assert.Contains($"--target {BoardFiles.Read(name).Target}", Show(new FakeWorkbench(), Request() with { Board = BoardFiles.Read(name) }));

    private static FlashRequest Request() =>
        new(BoardFiles.Read("esp32-s3-devkitc-1"), "COM5", new WifiCredentials("house", Secret), "http://192.168.1.10:8000", null, false);

    private static string Show(FakeWorkbench workbench, FlashRequest request)
    {
        var output = new StringWriter();
        Assert.AreEqual(ExitCode.Success, new FlashRun(request, workbench, output, TextWriter.Null).Show());
        return output.ToString();
    }

    private static Task<int> RunAsync(FakeWorkbench workbench, FlashRequest request) =>
        new FlashRun(request, workbench, TextWriter.Null, TextWriter.Null).RunAsync(CancellationToken.None);
}
