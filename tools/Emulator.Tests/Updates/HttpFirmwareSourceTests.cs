extern alias Device;
using Device::Firmware.Network;
using Device::Firmware.Update;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Updates;

/// <summary>What goes over the wire when firmware is loaded.</summary>
[TestClass]
public sealed class HttpFirmwareSourceTests
{
    [TestMethod]
    public async Task What_is_missing_is_asked_for_by_a_range()
    {
        var (body, request) = await AskAsync(1_000, "HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\nContent-Range: bytes 1000-1002/1003\r\n\r\nabc");

        Assert.Contains("Range: bytes=1000-\r\n", request);
        Assert.Contains("Device-Id: aa:bb:cc:dd:ee:ff\r\n", request);
        Assert.AreEqual(206, body.Status);
        Assert.AreEqual(3L, body.LengthBytes);
        var bytes = new byte[10];
        Assert.AreEqual(3, body.Read(bytes, 0, bytes.Length));
        Assert.AreEqual(0, body.Read(bytes, 0, bytes.Length));
        body.Close();
    }

    [TestMethod]
    public async Task From_the_beginning_no_range_is_asked_for()
    {
        var (body, request) = await AskAsync(0, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        Assert.DoesNotContain("Range:", request);
        Assert.AreEqual(200, body.Status);
    }

    [TestMethod]
    [DataRow(404)]
    [DataRow(416)]
    [DataRow(500)]
    public async Task A_refusal_is_an_answer(int status)
    {
        var (body, _) = await AskAsync(7, $"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n");

        Assert.AreEqual(status, body.Status);
    }

    /// <summary>Answers one request with that text; returns what the device makes of it, and the request.</summary>
    private static async Task<(IFirmwareBody Body, string Request)> AskAsync(int fromByte, string answer)
    {
        using var listener = new PcListener();
        var source = new HttpFirmwareSource(new DeviceIdentity("aa:bb:cc:dd:ee:ff"));
        var asking = Task.Run(() => source.Open($"http://127.0.0.1:{listener.Port}/f.pe", fromByte));
        var request = await listener.AnswerAsync(answer);
        return (await asking.WaitAsync(TimeSpan.FromSeconds(20)), request);
    }
}
