using System.Net.WebSockets;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Tests.Protocol;

namespace Server.Tests.Sessions;

/// <summary>A live session takes whatever comes: it answers with an error or with nothing, and goes on.</summary>
[TestClass]
public sealed class HostileClientTests
{
    private static readonly VoiceServer Server = new VoiceServer().With("Sessions:MessagesPerSecond", "100000");

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    public async Task After_any_text_message_the_next_one_is_answered()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:dd:aa:01");
        foreach (var message in HostileMessages.Any.Generator.Sample(150))
        {
            await client.SendAsync(message, WebSocketMessageType.Text);
            await client.ExpectAliveAsync();
        }
    }

    [TestMethod]
    [DataRow("aa:bb:cc:dd:aa:02", 1, "/xiaozhi/v1/")]
    [DataRow("aa:bb:cc:dd:aa:03", 2, "/xiaozhi/v1/")]
    [DataRow("aa:bb:cc:dd:aa:04", 3, "/xiaozhi/v1/")]
    [DataRow("aa:bb:cc:dd:aa:05", 1, "/xiaozhi/v1/?from=mqtt_gateway")]
    public async Task After_any_binary_message_the_next_one_is_answered(string deviceId, int version, string path)
    {
        using var client = await Server.ConnectAsync(deviceId, path);
        await client.SendAsync($$"""{"type":"hello","version":{{version}}}""");
        await client.ExpectAsync("hello");
        foreach (var message in BinaryMessages().Sample(40))
        {
            await client.SendAsync(Speaking.Manual);
            await client.SendAsync(message, WebSocketMessageType.Binary);
            await client.ExpectAliveAsync();
        }
    }

    [TestMethod]
    public async Task A_hundred_megabytes_of_garbage_leave_nothing_behind()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:dd:aa:06");
        var megabyte = System.Text.Encoding.UTF8.GetBytes($$"""{"type":"chat","text":"{{new string('a', 1_000_000)}}"}""");
        await client.SendAsync(megabyte, WebSocketMessageType.Text);
        await client.ExpectAliveAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100; i++) await client.SendAsync(megabyte, WebSocketMessageType.Text);
        await client.ExpectAliveAsync();
        Assert.IsLessThan(32_000_000, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    /// <summary>Noise, and headers that are nearly right.</summary>
    private static Gen<byte[]> BinaryMessages()
    {
        byte[][] headers =
        [
            [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20], [0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20],
            [0, 0, 0, 20], [1, 0, 0, 20], [0, 0, 255, 255], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255],
        ];
        var nearlyRight =
            from header in Gen.Elements(headers)
            from payload in Gen.OneOf(Gen.Constant(new byte[20]), HostileMessages.Noise(40))
            select header.Concat(payload).ToArray();
        return Gen.OneOf(HostileMessages.Noise(40), HostileMessages.Noise(3_000), HostileMessages.Noise(60_000), nearlyRight);
    }
}
