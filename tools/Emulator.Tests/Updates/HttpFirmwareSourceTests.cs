extern alias Device;
using Device::Firmware;
using Device::Firmware.Network;
using Device::Firmware.Update;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Updates;

/// <summary>Firmware loaded over real sockets, and what the owner's authority has to say in it.</summary>
[TestClass]
public sealed class HttpFirmwareSourceTests
{
    private const string SlotFile = @"I:\slot-a.pe";
    private static readonly DeviceIdentity Identity = new("aa:bb:cc:dd:ee:ff");
    private static readonly byte[] Firmware = [.. Enumerable.Range(0, 30_000).Select(i => (byte)(i * 31 / 7))];

    [TestMethod]
    public async Task A_server_that_breaks_off_is_gone_on_with_where_it_broke_off()
    {
        using var machine = new TestMachine();
        using var server = new PcListener();
        var json = $$"""{"version":"0.2.0","url":"http://127.0.0.1:{{server.Port}}/f.pe","size":{{Firmware.Length}},"checksum":"{{UpdateWorld.Checksum(Firmware)}}"}""";
        var download = new FirmwareDownload(Source(), UpdateWorld.Answer(new FakeSource([]), json).Firmware, SlotFile);

        var first = server.AnswerAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Firmware.Length}\r\n\r\n", Firmware[..10_000]);
        Assert.AreEqual((DownloadEnd.Broken, "the link broke off after 10000 of 30000 bytes"), await RunAsync(machine, download));
        Assert.DoesNotContain("Range:", await first);

        var second = server.AnswerAsync(
            $"HTTP/1.1 206 Partial Content\r\nContent-Length: {Firmware.Length - 10_000}\r\nContent-Range: bytes 10000-29999/30000\r\n\r\n", Firmware[10_000..]);
        Assert.AreEqual((DownloadEnd.Complete, null), await RunAsync(machine, download));
        Assert.Contains("Range: bytes=10000-\r\n", await second);
        CollectionAssert.AreEqual(Firmware, machine.Run(() => Device::System.IO.File.ReadAllBytes(SlotFile)));
        Assert.AreEqual(0, machine.Board.Network.OpenSockets);
    }

    [TestMethod]
    public void An_authority_that_cannot_be_used_stops_a_secure_download_before_it_connects()
    {
        using var machine = new TestMachine();

        machine.Run(() =>
        {
            Device::System.IO.File.WriteAllBytes(AuthorityFile.Path, "no certificate"u8.ToArray());
            Assert.IsFalse(Source().TryOpen("https://127.0.0.1:1/f.pe", 0, out var body, out var problem));
            Assert.IsNull(body);
            Assert.Contains("holds no certificate in PEM", problem);
        });
    }

    [TestMethod]
    public void Each_update_check_reads_the_authority_anew()
    {
        using var machine = new TestMachine();

        machine.Run(() =>
        {
            var check = new UpdateCheck("https://127.0.0.1:1/ota/", "en", Identity, "board", "esp32s3", "127.0.0.1", new SlotStore(), new SystemClock());
            Assert.IsFalse(check.TryAsk(out _, out var problem));
            Assert.Contains("nobody answers", problem);

            Device::System.IO.File.WriteAllBytes(AuthorityFile.Path, "no certificate"u8.ToArray());
            Assert.IsFalse(check.TryAsk(out _, out problem));
            Assert.Contains("holds no certificate in PEM", problem);
        });
    }

    private static HttpFirmwareSource Source() => new(Identity, new SystemClock());

    private static Task<(DownloadEnd End, string? Problem)> RunAsync(TestMachine machine, FirmwareDownload download) => Task.Run(() => machine.Run(() =>
    {
        var end = download.Run(() => true, out var problem);
        return (end, (string?)problem);
    })).WaitAsync(TimeSpan.FromSeconds(20));
}
