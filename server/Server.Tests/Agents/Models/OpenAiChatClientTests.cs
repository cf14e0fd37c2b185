using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;
using Server.Agents.Models;
using Server.Tests.Vision;

namespace Server.Tests.Agents.Models;

/// <summary>The provider against a model on this machine that behaves well, and badly.</summary>
[TestClass]
public sealed class OpenAiChatClientTests
{
    private const string End = """{"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    private static readonly ChatMessage[] Hello = [new(ChatRole.System, "Be kind."), new(ChatRole.User, "hello")];

    [TestMethod]
    public async Task What_is_asked_goes_out_and_the_text_comes_in_pieces()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            Delta("""{"role":"assistant","content":""}"""), Text("Good "), Text("evening."), End,
            """{"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}"""));
        var updates = await AskAsync(model, new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 99, Tools = [Tool], ToolMode = ChatToolMode.Auto });
        CollectionAssert.AreEqual(new List<string> { "Good ", "evening." }, updates.Where(update => update.Text.Length > 0).Select(update => update.Text).ToList());
        var usage = updates.SelectMany(update => update.Contents).OfType<UsageContent>().Single();
        Assert.AreEqual(12, usage.Details.InputTokenCount);

        var (head, body) = model.Requests.Single();
        Assert.StartsWith("POST /v1/chat/completions ", head);
        Assert.Contains("Bearer secret", head);
        using var sent = JsonDocument.Parse(body);
        var root = sent.RootElement;
        Assert.IsTrue(root.GetProperty("stream").GetBoolean());
        Assert.AreEqual(99, root.GetProperty("max_tokens").GetInt32());
        Assert.AreEqual("m", root.GetProperty("model").GetString());
        Assert.AreEqual("hello", root.GetProperty("messages")[1].GetProperty("content").GetString());
        Assert.AreEqual("lamp_on", root.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.AreEqual("object", root.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetProperty("type").GetString());
    }

    [TestMethod]
    public async Task A_call_in_pieces_is_put_together()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            CallPiece(0, "call_a", "lamp_on", ""), CallPiece(0, null, null, """{\"bright"""), CallPiece(0, null, null, """ness\":40}"""),
            CallPiece(1, "call_b", "fan_off", "{}"), End));
        var calls = CallsIn(await AskAsync(model));
        Assert.HasCount(2, calls);
        Assert.AreEqual(("call_a", "lamp_on", 40), (calls[0].CallId, calls[0].Name, ((JsonElement)calls[0].Arguments!["brightness"]!).GetInt32()));
        Assert.AreEqual("fan_off", calls[1].Name);
    }

    [TestMethod]
    public async Task Calls_that_come_whole_under_one_index_are_kept_apart()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            CallPiece(0, "call_a", "lamp_on", "{}"), CallPiece(0, "call_b", "fan_off", "{}"), End));
        Assert.AreEqual("lamp_on fan_off", string.Join(' ', CallsIn(await AskAsync(model)).Select(call => call.Name)));
    }

    [TestMethod]
    public async Task A_call_with_broken_arguments_is_told_as_such()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(CallPiece(0, "call_a", "lamp_on", "{oops"), End));
        Assert.IsNotNull(Assert.ContainsSingle(CallsIn(await AskAsync(model))).Exception);
    }

    [TestMethod]
    public async Task Calls_and_what_they_reported_go_back_as_they_were()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(Text("Done."), End));
        using var arguments = JsonDocument.Parse("40");
        ChatMessage[] messages =
        [
            .. Hello,
            new(ChatRole.Assistant, [new FunctionCallContent("call_a", "lamp_on", new Dictionary<string, object?> { ["brightness"] = arguments.RootElement })]),
            new(ChatRole.Tool, [new FunctionResultContent("call_a", """{"ok":true}""")]),
        ];
        await AskAsync(model, messages: messages);
        using var sent = JsonDocument.Parse(model.Requests.Single().Body);
        var told = sent.RootElement.GetProperty("messages");
        Assert.AreEqual("""{"brightness":40}""", told[2].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
        Assert.AreEqual("call_a", told[3].GetProperty("tool_call_id").GetString());
        Assert.Contains("ok", told[3].GetProperty("content").ToString());
    }

    [TestMethod]
    [DataRow(429, """{"error":{"message":"slow down","type":"rate_limit"}}""", "429")]
    [DataRow(500, "boom", "500")]
    [DataRow(401, "", "401")]
    public async Task A_refusal_is_told_and_not_asked_again(int status, string body, string said)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Whole(status, body));
        var failure = await Assert.ThrowsExactlyAsync<ModelException>(() => AskAsync(model));
        Assert.Contains(said, failure.Message);
        Assert.HasCount(1, model.Requests);
    }

    [TestMethod]
    [DataRow("data: {\"choices\":\n\n")]
    [DataRow("data: []\n\n")]
    [DataRow("data: {\"choices\":7}\n\n")]
    [DataRow("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Good eve\"}}]}\n\n")]
    [DataRow("")]
    [DataRow("<html>")]
    public async Task What_breaks_off_or_cannot_be_read_is_a_failure(string events)
    {
        await using var model = await ModelOnLoopback.StartAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n{events}");
        await Assert.ThrowsExactlyAsync<ModelException>(() => AskAsync(model));
    }

    [TestMethod]
    public async Task A_connection_that_breaks_in_the_middle_keeps_what_was_said()
    {
        await using var model = await ModelOnLoopback.StartAsync(
            $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9000\r\n\r\ndata: {Text("Good evening. And")}\n\n");
        var said = "";
        await Assert.ThrowsExactlyAsync<ModelException>(async () =>
        {
            await foreach (var update in Client(model.Port).GetStreamingResponseAsync(Hello)) said += update.Text;
        });
        Assert.AreEqual("Good evening. And", said);
    }

    [TestMethod]
    public async Task Nobody_at_the_address_is_a_failure()
    {
        var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await Assert.ThrowsExactlyAsync<ModelException>(() => Client(port).GetStreamingResponseAsync(Hello).ToChatResponseAsync());
    }

    [TestMethod]
    public async Task A_request_that_is_cancelled_ends_at_the_model_too()
    {
        await using var model = await ModelOnLoopback.StartAsync(answer: null);
        using var cancellation = new CancellationTokenSource();
        var asking = Client(model.Port).GetStreamingResponseAsync(Hello, cancellationToken: cancellation.Token).ToChatResponseAsync();
        await model.Asked;
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => asking);
    }

    internal static string Text(string text) => Delta($$"""{"content":{{JsonSerializer.Serialize(text)}}}""");

    internal static string Stop => End;

    /// <param name="arguments">As they stand in a JSON text.</param>
    internal static string CallPiece(int index, string? id, string? name, string arguments)
    {
        var identity = id is null ? "" : $"\"id\":\"{id}\",\"type\":\"function\",";
        var named = name is null ? "" : $"\"name\":\"{name}\",";
        return Delta($$$"""{"tool_calls":[{"index":{{{index}}},{{{identity}}}"function":{{{{named}}}"arguments":"{{{arguments}}}"}}]}""");
    }

    private static AITool Tool => AIFunctionFactory.CreateDeclaration("lamp_on", "Turns it on", JsonDocument.Parse("""{"type":"object","properties":{}}""").RootElement);

    private static string Delta(string delta) =>
        $$$"""{"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{{{delta}}},"finish_reason":null}]}""";

    private static OpenAiChatClient Client(int port) =>
        new(new OpenAiChatOptions { Endpoint = $"http://127.0.0.1:{port}/v1", ApiKey = "secret", Model = "m" });

    private static async Task<List<ChatResponseUpdate>> AskAsync(ModelOnLoopback model, ChatOptions? options = null, ChatMessage[]? messages = null)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in Client(model.Port).GetStreamingResponseAsync(messages ?? Hello, options)) updates.Add(update);
        return updates;
    }

    private static List<FunctionCallContent> CallsIn(List<ChatResponseUpdate> updates) =>
        [.. updates.SelectMany(update => update.Contents).OfType<FunctionCallContent>()];
}
