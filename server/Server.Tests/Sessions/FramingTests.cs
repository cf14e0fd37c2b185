using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Protocol;

namespace Server.Tests.Sessions;

/// <summary>Audio in the framings that devices ask for, through a whole session.</summary>
[TestClass]
public sealed class FramingTests
{
    private const int PcmFrameBytes = 1920;

    private static readonly VoiceServer Server = new();

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    public async Task The_version_of_the_hello_frames_audio_both_ways(int version)
    {
        using var client = await Server.ConnectAsync($"aa:bb:cc:dd:f0:0{version}");
        await OpenAsync(client, version);
        await ExpectFramedBothWaysAsync(client, BinaryFraming.Of(version, false));
    }

    [TestMethod]
    public async Task The_version_of_the_request_counts_for_a_hello_that_says_none()
    {
        using var client = await Server.ConnectAsync("aa:bb:cc:dd:f0:04", "/xiaozhi/v1/", ("Protocol-Version", "3"));
        await client.SendAsync(VoiceClient.Hello.Replace("\"version\":1,", "", StringComparison.Ordinal));
        Assert.AreEqual(3, (await client.ExpectAsync("hello")).GetProperty("version").GetInt32());
        await ExpectFramedBothWaysAsync(client, BinaryFraming.Of(3, false));
    }

    [TestMethod]
    public async Task A_gateway_has_its_own_framing_whatever_its_devices_say()
    {
        using var client = await Server.ConnectAsync("aa:bb:cc:dd:f0:05", "/xiaozhi/v1/?from=mqtt_gateway");
        await OpenAsync(client, version: 3);
        await ExpectFramedBothWaysAsync(client, BinaryFraming.Of(1, true));
    }

    [TestMethod]
    public async Task Frames_are_stamped_with_their_place_in_the_sound()
    {
        using var client = await Server.ConnectAsync("aa:bb:cc:dd:f0:06");
        await OpenAsync(client, version: 2);
        await client.SendAsync("""{"type":"chat","text":"thank you"}""");
        for (uint i = 0; i < 4; i++)
        {
            var frame = await client.ExpectAudioAsync();
            Assert.AreEqual(i * 60, BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(8)));
        }

        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task A_text_message_may_come_in_a_frame()
    {
        using var client = await Server.ConnectAsync("aa:bb:cc:dd:f0:07");
        await OpenAsync(client, version: 3);
        var json = Encoding.UTF8.GetBytes("""{"type":"abort"}""");
        await client.SendAsync([1, 0, 0, (byte)json.Length, .. json], WebSocketMessageType.Binary);
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task A_frame_whose_size_is_wrong_is_bad_audio_and_the_session_goes_on()
    {
        using var client = await Server.ConnectAsync("aa:bb:cc:dd:f0:08");
        await OpenAsync(client, version: 3);
        await client.SendAsync("""{"type":"listen","state":"start","mode":"manual"}""");
        await client.SendAsync([0, 0, 255, 255, 1, 2, 3], WebSocketMessageType.Binary);
        await client.ExpectErrorAsync("UNSUPPORTED_AUDIO_FORMAT");
        await client.ExpectAliveAsync();
    }

    private static async Task OpenAsync(VoiceClient client, int version)
    {
        await client.SendAsync(VoiceClient.Hello.Replace("\"version\":1", $"\"version\":{version}", StringComparison.Ordinal));
        await client.ExpectAsync("hello");
    }

    private static async Task ExpectFramedBothWaysAsync(VoiceClient client, BinaryFraming framing)
    {
        var frame = new byte[framing.HeaderBytes + PcmFrameBytes];
        framing.WriteHeader(frame, 0, 0);
        Server.Recognition.Hears("thank you");
        await client.SendAsync("""{"type":"listen","state":"start","mode":"manual"}""");
        await client.SendAsync(frame, WebSocketMessageType.Binary);
        await client.SendAsync("""{"type":"listen","state":"stop"}""");
        await client.ExpectAsync("stt");
        Assert.AreEqual(PcmFrameBytes / 2, Server.Recognition.Samples);
        var heard = await client.ExpectAudioAsync();
        Assert.AreEqual(FrameKind.Audio, framing.Read(heard, out var payload));
        Assert.AreEqual(PcmFrameBytes, payload.Length);
        await client.ExpectAliveAsync();
    }
}
