using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Tests.Agents.Models;
using Server.Tests.Vision;

namespace Server.Tests.Sessions;

/// <summary>A client, the server and a language model on this machine: from a sentence to what is spoken.</summary>
[TestClass]
public sealed class LanguageModelTests
{
    private const string Wish = "I feel like dancing tonight";

    [TestMethod]
    public async Task A_wish_becomes_a_call_and_its_report_an_answer_spoken_sentence_by_sentence()
    {
        await using var model = await ModelOnLoopback.StartAsync(
            ModelOnLoopback.Events(OpenAiChatClientTests.CallPiece(0, "call_1", "lamp_turn_on", "{}"), OpenAiChatClientTests.Stop),
            ModelOnLoopback.Events(OpenAiChatClientTests.Text("[happy] The lamp gl"), OpenAiChatClientTests.Text("ows. Have **fun**! 🎉"), OpenAiChatClientTests.Stop));
        using var server = With(model);
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await client.DetectAsync(Wish);
        Assert.AreEqual(Wish, (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        var command = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        Assert.AreEqual("turn_on", command.GetProperty("method").GetString());
        await client.SendAsync("""{"type":"iot","update":true,"states":[{"name":"lamp","state":{"power":true}}]}""");

        Assert.AreEqual("happy", (await client.ExpectAsync("llm")).GetProperty("emotion").GetString());
        await client.ExpectAsync("tts", "start");
        Assert.AreEqual("The lamp glows.", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
        await client.ExpectAudioAsync();
        Assert.AreEqual("Have fun!", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
        await client.ExpectAsync("tts", "stop");
        Assert.Contains("power\\\":true", model.Requests[1].Body.Replace("\\u0022", "\\\""));
    }

    [TestMethod]
    public async Task What_needs_no_model_sends_it_nothing()
    {
        await using var model = await ModelOnLoopback.StartAsync(answer: null);
        using var server = With(model);
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await client.DetectAsync("turn on the lamp");
        await client.ExpectAsync("iot");
        Assert.IsEmpty(model.Requests);
    }

    [TestMethod]
    public async Task A_model_that_calls_the_same_for_ever_is_heard_with_what_it_did()
    {
        await using var model = await ModelOnLoopback.StartAsync(
            ModelOnLoopback.Events(OpenAiChatClientTests.CallPiece(0, "call_1", "lamp_turn_on", "{}"), OpenAiChatClientTests.Stop));
        using var server = With(model);
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await client.DetectAsync(Wish);
        await client.ExpectAsync("iot");
        await client.SendAsync("""{"type":"iot","update":true,"states":[{"name":"lamp","state":{"power":true}}]}""");
        Assert.AreEqual("Okay.", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
        await client.ExpectAsync("tts", "stop");
        Assert.HasCount(3, model.Requests);
        Assert.Contains("\"tool_choice\":\"none\"", model.Requests[^1].Body);
    }

    [TestMethod]
    public async Task Headers_of_the_settings_go_out()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(OpenAiChatClientTests.Text("Hm."), OpenAiChatClientTests.Stop));
        using var server = With(model).With("Agent:Model:Headers:api-key", "secret");
        using var client = await server.OpenAsync();
        await client.DetectAsync("tell me something about the moon");
        await client.ExpectAsync("tts", "stop");
        Assert.Contains("api-key: secret", model.Requests[0].Head);
    }

    [TestMethod]
    public async Task An_abort_in_the_middle_ends_the_answer_and_the_request()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Begun(OpenAiChatClientTests.Text("It is round. And then")));
        using var server = With(model);
        using var client = await server.OpenAsync();
        await client.DetectAsync("tell me something about the moon");
        await client.ExpectAsync("tts", "sentence_start");
        await client.SendAsync("""{"type":"abort"}""");
        await client.ExpectAsync("tts", "stop");
        await model.Left.WaitAsync(TimeSpan.FromSeconds(10));
        await client.DetectAsync("thank you");
        Assert.AreEqual("You are welcome.", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
    }

    [TestMethod]
    [DataRow(429)]
    [DataRow(500)]
    public async Task A_model_that_refuses_is_not_waited_for(int status)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Whole(status, "no"));
        using var server = With(model);
        using var client = await server.OpenAsync();
        await client.DetectAsync("tell me something about the moon");
        Assert.Contains("did not understand", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString()!);
    }

    [TestMethod]
    public async Task How_long_the_model_took_and_what_it_used_is_measured()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            OpenAiChatClientTests.Text("Hm."), OpenAiChatClientTests.Stop,
            """{"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}"""));
        using var server = With(model);
        using var client = await server.OpenAsync();
        await client.DetectAsync("tell me something about the moon");
        await client.ExpectAsync("tts", "stop");
        var metrics = await server.CreateClient().GetStringAsync("/metrics");
        Assert.Contains("voice_model_first_token_seconds_count 1", metrics);
        Assert.Contains("direction=\"input\"} 12", metrics);
        Assert.Contains("outcome=\"answered\"} 1", metrics);
    }

    [TestMethod]
    [DataRow("Agent:Order", "whatever")]
    [DataRow("Agent:Model:Endpoint", "nowhere")]
    [DataRow("Agent:Model:Headers:api key", "secret")]
    [DataRow("Agent:Model:Timeout", "-00:00:01")]
    [DataRow("Agent:Model:MaxRounds", "-1")]
    public void Settings_that_cannot_be_meant_end_the_start(string setting, string value)
    {
        using var server = new VoiceServer().With("Agent:Model:Endpoint", "http://127.0.0.1:9/v1").With("Agent:Model:Model", "m").With(setting, value);
        Assert.Throws<InvalidOperationException>(() => server.CreateClient());
    }

    private static VoiceServer With(ModelOnLoopback model) => new VoiceServer()
        .With("Agent:Model:Endpoint", $"http://127.0.0.1:{model.Port}/v1").With("Agent:Model:Model", "m");
}
