using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;
using Server.Vision;

namespace Server.Tests.Vision;

/// <summary>The provider against a model on this machine that behaves well, and badly.</summary>
[TestClass]
public sealed class OpenAiVisionTests
{
    private const string Good = """{"id":"1","object":"chat.completion","created":1,"model":"eye","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":" A red lamp. "}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""";

    [TestMethod]
    public async Task A_picture_and_its_question_go_out_and_the_answer_comes_back()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Whole(200, Good));
        var answer = await AskAsync(model);
        Assert.AreEqual(new VisionAnswer("A red lamp.", null), answer);
        Assert.StartsWith("POST /v1/chat/completions ", model.Requests.Single().Head);
        Assert.Contains("Bearer secret", model.Requests.Single().Head);
        using var sent = JsonDocument.Parse(model.Requests.Single().Body);
        Assert.AreEqual("eye", sent.RootElement.GetProperty("model").GetString());
        Assert.Contains("what is it", sent.RootElement.GetRawText());
        Assert.Contains("data:image/png;base64," + Convert.ToBase64String(Picture), sent.RootElement.GetRawText());
    }

    [TestMethod]
    [DataRow(429, """{"error":{"message":"slow down","type":"rate_limit"}}""", "too much")]
    [DataRow(500, "boom", "refused")]
    [DataRow(401, "", "refused")]
    [DataRow(200, "{\"choices\":", "cannot be read")]
    [DataRow(200, "<html>", "cannot be read")]
    [DataRow(200, "[]", "cannot be read")]
    [DataRow(200, """{"choices":[]}""", "")]
    [DataRow(200, """{"choices":7}""", "cannot be read")]
    [DataRow(200, """{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":""}}],"created":1}""", "no answer")]
    public async Task What_a_model_refuses_or_garbles_is_said_and_not_asked_again(int status, string body, string said)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Whole(status, body));
        var answer = await AskAsync(model);
        Assert.IsNull(answer.Text);
        Assert.Contains(said, answer.Error!);
        Assert.HasCount(1, model.Requests);
    }

    [TestMethod]
    public async Task A_connection_that_breaks_in_the_middle_of_the_answer_is_told()
    {
        await using var model = await ModelOnLoopback.StartAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"choi");
        var answer = await AskAsync(model);
        Assert.IsNull(answer.Text);
        Assert.Contains("reached", answer.Error!);
    }

    [TestMethod]
    public async Task Nobody_at_the_address_is_told()
    {
        var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var answer = await Provider(port, TimeProvider.System).AnswerAsync(Picture, "image/png", "what", CancellationToken.None);
        Assert.Contains("reached", answer.Error!);
    }

    [TestMethod]
    public async Task A_model_that_says_nothing_is_given_up_in_time()
    {
        var time = new ManualTime();
        await using var model = await ModelOnLoopback.StartAsync(answer: null);
        var asking = Provider(model.Port, time).AnswerAsync(Picture, "image/png", "what", CancellationToken.None);
        await model.Asked;
        time.Advance(TimeSpan.FromSeconds(26));
        Assert.Contains("in time", (await asking).Error!);
    }

    [TestMethod]
    public async Task Who_gives_up_waiting_ends_the_question()
    {
        using var gone = new CancellationTokenSource();
        await using var model = await ModelOnLoopback.StartAsync(answer: null);
        var asking = Provider(model.Port, TimeProvider.System).AnswerAsync(Picture, "image/png", "what", gone.Token);
        await model.Asked;
        await gone.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => asking.AsTask());
    }

    [TestMethod]
    public void Without_the_name_of_a_model_nothing_is_set_up()
    {
        Assert.IsFalse(new OpenAiVision(new OpenAiVisionOptions(), TimeProvider.System, NullLogger<OpenAiVision>.Instance).IsConfigured);
        Assert.IsFalse(new OpenAiVision(new OpenAiVisionOptions { Model = "eye", Endpoint = "here" }, TimeProvider.System, NullLogger<OpenAiVision>.Instance).IsConfigured);
    }

    private static byte[] Picture => Pictures.Of("image/png", 320, 240);

    private static async Task<VisionAnswer> AskAsync(ModelOnLoopback model) =>
        await Provider(model.Port, TimeProvider.System).AnswerAsync(Picture, "image/png", "what is it", CancellationToken.None);

    private static OpenAiVision Provider(int port, TimeProvider time) =>
        new(new OpenAiVisionOptions { Endpoint = $"http://127.0.0.1:{port}/v1", Model = "eye", ApiKey = "secret" }, time, NullLogger<OpenAiVision>.Instance);
}
