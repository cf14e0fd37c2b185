using System.Net.WebSockets;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

/// <summary>Each bad message gets its error, and the session goes on.</summary>
[TestClass]
public sealed class BadInputTests
{
    private static readonly VoiceServer Shared = new();

    [ClassCleanup]
    public static void StopServer() => Shared.Dispose();

    [TestMethod]
    [DataRow("not json", "INVALID_JSON")]
    [DataRow("{\"type\":\"listen\"", "INVALID_JSON")]
    [DataRow("\"\\ud800\"", "INVALID_JSON")]
    [DataRow("{\"type\":\"\\ud800\"}", "INVALID_JSON")]
    [DataRow("[]", "INVALID_MESSAGE")]
    [DataRow("42", "INVALID_MESSAGE")]
    [DataRow("{}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":7}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"dance\"}", "UNKNOWN_MESSAGE_TYPE")]
    [DataRow("{\"type\":\"listen\"}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"listen\",\"state\":\"maybe\"}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"listen\",\"state\":\"start\",\"mode\":\"loud\"}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"listen\",\"state\":[]}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"abort\",\"reason\":{}}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"iot\"}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"iot\",\"descriptors\":{}}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"iot\",\"descriptors\":[7]}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"iot\",\"states\":[{\"name\":\"../x\",\"state\":{}}]}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"iot\",\"command_results\":[{\"command_id\":7}]}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"mcp\"}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"mcp\",\"payload\":{\"method\":\"tool_call\"}}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"chat\"}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"chat\",\"text\":\" \"}", "INVALID_MESSAGE")]
    [DataRow("{\"type\":\"server\",\"action\":\"restart\"}", "AUTH_FAILED")]
    [DataRow("{\"type\":\"hello\",\"audio_params\":{\"sample_rate\":\"fast\"}}", "INVALID_MESSAGE")]
    public async Task A_bad_message_gets_its_error_and_the_session_goes_on(string message, string code)
    {
        using var client = await Shared.OpenAsync();
        await client.SendAsync(message);
        await client.ExpectErrorAsync(code);
        await client.SendAsync("""{"type":"abort"}""");
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task Json_nested_a_thousand_deep_is_refused()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync("{\"type\":" + new string('[', 1000) + new string(']', 1000) + "}");
        await client.ExpectErrorAsync("INVALID_JSON");
    }

    [TestMethod]
    public async Task Ten_megabytes_of_text_are_read_past_and_refused()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync("{\"type\":\"listen\",\"text\":\"" + new string('a', 10_000_000) + "\"}");
        await client.ExpectErrorAsync("INVALID_MESSAGE");
        await client.SendAsync("""{"type":"abort"}""");
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task Ten_megabytes_of_audio_in_one_message_are_read_past_and_refused()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAudioAsync(10_000_000);
        await client.ExpectErrorAsync("INVALID_MESSAGE");
    }

    [TestMethod]
    public async Task Audio_before_hello_is_refused()
    {
        using var server = new VoiceServer();
        using var client = await server.ConnectAsync();
        await client.SendAudioAsync();
        await client.ExpectErrorAsync("INVALID_SESSION");
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
    }

    [TestMethod]
    public async Task A_message_before_hello_is_refused()
    {
        using var server = new VoiceServer();
        using var client = await server.ConnectAsync();
        await client.SendAsync("""{"type":"listen","state":"start"}""");
        await client.ExpectErrorAsync("INVALID_SESSION");
    }

    [TestMethod]
    public async Task Audio_in_another_format_than_agreed_is_refused()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync("""{"type":"listen","state":"start","mode":"manual"}""");
        await client.SendAudioAsync(bytes: 1921);
        await client.ExpectErrorAsync("UNSUPPORTED_AUDIO_FORMAT");
    }

    [TestMethod]
    public async Task A_flood_of_garbage_is_answered_with_few_errors()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        for (var i = 0; i < 200; i++) await client.SendAsync("garbage");
        await client.SendAsync("""{"type":"abort"}""");
        var errors = 0;
        while (await client.ReceiveAsync() is { } message && !VoiceClient.Is(message, "tts")) errors++;
        Assert.AreEqual(10, errors);
    }

    [TestMethod]
    public async Task A_device_that_stops_in_the_middle_of_a_message_leaves_the_others_alone()
    {
        using var server = new VoiceServer();
        using var broken = await server.OpenAsync("aa:bb:cc:dd:ee:02");
        using var other = await server.OpenAsync("aa:bb:cc:dd:ee:03");
        await broken.SendAsync("""{"type":"listen","state":"start","mode":"manual"}""");
        await broken.SendAsync(Encoding.UTF8.GetBytes("{\"type\":"), WebSocketMessageType.Text, endOfMessage: false);
        broken.Abort();
        await other.SendAsync(VoiceClient.Lamp);
        server.Recognition.Hears("turn on the lamp");
        await other.SendAsync("""{"type":"listen","state":"start","mode":"manual"}""");
        await other.SendAudioAsync();
        await other.SendAsync("""{"type":"listen","state":"stop"}""");
        await other.ExpectAsync("stt");
    }
}
