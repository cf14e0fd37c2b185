using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class PublishCommandTests : IDisposable
{
    private readonly StringWriter _told = new();

    [TestMethod]
    public async Task It_publishes_and_tells_so()
    {
        using var folder = new FirmwareFolder();
        var file = folder.Write("built.pe", FirmwareFolder.Image());
        Assert.AreEqual(0, await RunAsync(file, "--board", "lamp", "--version", "1.2", "--channel", "beta", "--percent", "10", "--folder", folder.Path));
        Assert.Contains("lamp_1.2.pe", _told.ToString());
        Assert.Contains("channel beta, 10 %", _told.ToString());
        Assert.HasCount(1, folder.Store.List("lamp"));
    }

    [TestMethod]
    public async Task It_explains_wrong_use()
    {
        Assert.AreEqual(2, await RunAsync("--board", "lamp"));
        Assert.AreEqual(2, await RunAsync("a.pe", "--colour", "red"));
        Assert.Contains("--version", _told.ToString());
    }

    [TestMethod]
    public async Task It_refuses_what_is_no_firmware_and_what_is_not_there()
    {
        using var folder = new FirmwareFolder();
        Assert.AreEqual(1, await RunAsync(folder.Write("flash.bin", EspImages.WholeFlash(0)), "--board", "lamp", "--version", "1.0", "--folder", folder.Path));
        Assert.Contains("whole flash", _told.ToString());
        Assert.AreEqual(1, await RunAsync(Path.Combine(folder.Path, "none.pe"), "--board", "lamp", "--version", "1.0", "--folder", folder.Path));
        Assert.Contains("none.pe", _told.ToString());
        Assert.AreEqual(1, await RunAsync(folder.Write("built.pe", FirmwareFolder.Image()), "--board", "Lamp", "--version", "1.0", "--folder", folder.Path));
    }

    [TestMethod]
    public async Task It_tells_what_a_server_answers_and_when_there_is_none()
    {
        using var folder = new FirmwareFolder();
        var file = folder.Write("built.pe", FirmwareFolder.Image());
        await using var server = await Vision.ModelOnLoopback.StartAsync(Vision.ModelOnLoopback.Whole(401, """{"success":false,"message":"Only the owner may do this"}"""));
        Assert.AreEqual(1, await RunAsync(file, "--board", "lamp", "--version", "1.0", "--server", $"http://127.0.0.1:{server.Port}", "--key", "secret"));
        Assert.Contains("Only the owner", _told.ToString());
        Assert.Contains("PUT /api/firmware?board=lamp&version=1.0&channel=stable&percent=100 ", server.Requests.Single().Head);
        Assert.Contains("Bearer secret", server.Requests.Single().Head);
        Assert.AreEqual(2, await RunAsync(file, "--board", "lamp", "--version", "1.0", "--server", "somewhere"));
        Assert.AreEqual(1, await RunAsync(file, "--board", "lamp", "--version", "1.0", "--server", "http://127.0.0.1:1"));
        Assert.Contains("cannot be reached", _told.ToString());
    }

    public void Dispose() => _told.Dispose();

    private Task<int> RunAsync(params string[] arguments) => PublishCommand.RunAsync(arguments, _told, _told);
}
