using System.Net;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

/// <summary>What is different at <c>/</c>, the address of the C# server API, from the address of the boards.</summary>
[TestClass]
public sealed class DialectTests
{
    private const string Root = "/";

    private static readonly VoiceServer Server = new();

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    public async Task A_page_without_any_id_opens_a_session_at_the_root()
    {
        using var client = await Server.ConnectAsync(deviceId: null, Root);
        await client.SendAsync(
            """{"type":"hello","version":1,"audio_params":{"format":"pcm","sample_rate":16000,"channels":1,"frame_duration":20}}""");
        var hello = await client.ExpectAsync("hello");
        Assert.AreEqual("websocket", hello.GetProperty("transport").GetString());
        Assert.AreEqual(1, hello.GetProperty("version").GetInt32());
        Assert.AreEqual(20, hello.GetProperty("audio_params").GetProperty("frame_duration").GetInt32());
    }

    [TestMethod]
    [DataRow("Origin", "null")]
    [DataRow("Origin", "http://house.local:8080")]
    [DataRow("Sec-Fetch-Mode", "websocket")]
    public async Task A_page_without_any_id_opens_a_session_at_the_address_of_the_boards_too(string header, string value)
    {
        using var client = await Server.ConnectAsync(deviceId: null, "/xiaozhi/v1/", (header, value));
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
    }

    [TestMethod]
    [DataRow("/xiaozhi/v1/?device-id=AA:BB:CC:DD:EE:F1&client-id=client123")]
    [DataRow("/?device-id=ESP32-001&client-id=client123&authorization=Bearer%20x")]
    public async Task The_id_may_be_in_the_query(string path)
    {
        using var client = await Server.ConnectAsync(deviceId: null, path);
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
    }

    [TestMethod]
    public async Task An_id_that_cannot_be_used_is_refused_at_the_root()
    {
        using var client = await Server.ConnectAsync("../../etc/passwd", Root);
        var error = await client.ExpectAsync("error");
        Assert.AreEqual("MISSING_DEVICE_ID", error.GetProperty("code").GetString());
        await client.ExpectCloseAsync();
    }

    [TestMethod]
    public async Task Two_pages_without_an_id_do_not_take_each_others_place()
    {
        using var one = await Server.ConnectAsync(deviceId: null, Root);
        using var other = await Server.ConnectAsync(deviceId: null, Root);
        await one.SendAsync(VoiceClient.Hello);
        await other.SendAsync(VoiceClient.Hello);
        await one.ExpectAsync("hello");
        await other.ExpectAsync("hello");
    }

    [TestMethod]
    public async Task A_plain_request_to_the_root_is_left_to_others()
    {
        var answer = await Server.CreateClient().GetAsync(Root);
        Assert.AreNotEqual(HttpStatusCode.UpgradeRequired, answer.StatusCode);
    }

    [TestMethod]
    public async Task Errors_have_their_own_form_at_the_root()
    {
        using var client = await Server.OpenAsync("page-1", Root);
        await client.SendAsync("""{"type":"dance"}""");
        await client.ExpectPlainErrorAsync("UNKNOWN_MESSAGE_TYPE");
    }

    [TestMethod]
    public async Task Sentences_are_counted_and_say_how_they_are_coded_at_the_root()
    {
        using var client = await Server.OpenAsync("page-2", Root);
        await client.SendAsync("""{"type":"chat","text":"what is the meaning of it all"}""");
        var start = await client.ExpectAsync("tts", "start");
        Assert.IsFalse(start.TryGetProperty("index", out _));
        Assert.AreEqual("pcm", start.GetProperty("audio_codec").GetString());
        var sentence = await client.ExpectAsync("tts", "sentence_start");
        Assert.AreEqual(1, sentence.GetProperty("index").GetInt32());
        Assert.AreEqual("pcm", sentence.GetProperty("audio_codec").GetString());
        await client.SendAsync("""{"type":"abort"}""");
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task The_text_of_an_answer_comes_with_llm_at_the_root()
    {
        using var client = await Server.OpenAsync("page-3", Root);
        await client.SendAsync("""{"type":"chat","text":"what is the meaning of it all"}""");
        var llm = await client.ExpectAsync("llm");
        Assert.IsTrue(llm.GetProperty("is_streaming").GetBoolean());
        Assert.IsGreaterThan(4, llm.GetProperty("text").GetString()!.Length);
        var end = await client.ExpectAsync("llm");
        Assert.AreEqual("stop", end.GetProperty("finish_reason").GetString());
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task An_answer_that_is_aborted_says_so_at_the_root()
    {
        using var client = await Server.OpenAsync("page-4", Root);
        await client.SendAsync("""{"type":"chat","text":"what is the meaning of it all"}""");
        await client.ExpectAsync("tts", "sentence_start");
        await client.SendAsync("""{"type":"abort"}""");
        Assert.AreEqual("abort", (await client.ExpectAsync("llm")).GetProperty("finish_reason").GetString());
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task A_board_gets_the_symbol_of_the_mood_and_no_fields_that_it_does_not_know()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:dd:ee:d1");
        await client.SendAsync("""{"type":"chat","text":"what is the meaning of it all"}""");
        var llm = await client.ExpectAsync("llm");
        Assert.IsLessThan(3, llm.GetProperty("text").GetString()!.Length);
        Assert.IsFalse(llm.TryGetProperty("is_streaming", out _));
        var sentence = await client.ExpectAsync("tts", "sentence_start");
        Assert.IsFalse(sentence.TryGetProperty("index", out _));
        Assert.IsFalse(sentence.TryGetProperty("audio_codec", out _));
        await client.SendAsync("""{"type":"abort"}""");
        await client.ExpectAsync("tts", "stop");
    }
}
