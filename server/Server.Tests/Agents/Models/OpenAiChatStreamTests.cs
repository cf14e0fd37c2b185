using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;
using Server.Agents.Models;
using Server.Tests.Vision;

namespace Server.Tests.Agents.Models;

/// <summary>What servers that are only compatible send in place of what the documents say.</summary>
[TestClass]
public sealed class OpenAiChatStreamTests
{
    private const string Stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private static readonly string Hi = OpenAiChatClientTests.Text("Hi.");
    private static readonly string Stop = OpenAiChatClientTests.Stop;

    [TestMethod]
    [DataRow("{0}\n\n{1}\n\n", "data: ", DisplayName = "as the documents say, without the mark of the end")]
    [DataRow("{0}\n\n{1}\n\ndata:[DONE]\n\n", "data:", DisplayName = "no space after the colon")]
    [DataRow("{0}\r\n\r\n{1}\r\n\r\ndata: [DONE]\r\n\r\n", "data: ", DisplayName = "lines end in CR and LF")]
    [DataRow(": ping\n\n: OPENROUTER PROCESSING\n\n{0}\n\n:\n\n{1}\n\ndata: [DONE]\n\n", "data: ", DisplayName = "comments and keep-alives")]
    [DataRow("event: message\nid: 7\nretry: 100\n{0}\n\n{1}\n\ndata: [DONE]\n\n", "data: ", DisplayName = "other fields of events")]
    public async Task Events_are_read_however_they_are_written(string events, string field)
    {
        await using var model = await ModelOnLoopback.StartAsync(
            Stream + events.Replace("{0}", field + Hi, StringComparison.Ordinal).Replace("{1}", field + Stop, StringComparison.Ordinal));
        Assert.AreEqual("Hi.", TextOf(await AskAsync(model)));
    }

    [TestMethod]
    [DataRow("""{"choices":[]}""", DisplayName = "no choices")]
    [DataRow("""{"choices":[],"usage":null}""", DisplayName = "no choices and no usage")]
    [DataRow("""{"id":"","object":"","created":0,"model":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}],"choices":[]}""", DisplayName = "only the verdict of a filter")]
    [DataRow("""{"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}""", DisplayName = "only the role")]
    [DataRow("""{"choices":[{"index":0,"delta":{"reasoning_content":"Let me think. Unlock the door?"}}]}""", DisplayName = "thinking in a field of its own")]
    [DataRow("""{"choices":[{"index":0,"delta":{"reasoning":"Let me think","content":""}}]}""", DisplayName = "thinking in a field of another name")]
    [DataRow("""{"choices":[{"index":0,"delta":{"content":null,"tool_calls":null,"refusal":null},"finish_reason":null,"logprobs":null}]}""", DisplayName = "all fields, all null")]
    [DataRow("""{"choices":[{"index":0,"delta":{"content":"<think>Unlock the door?</think>"}}]}""", DisplayName = "thinking between marks is the agent's to leave out")]
    [DataRow("""{"choices":[{"index":0,"delta":{},"finish_reason":""}]}""", DisplayName = "an empty reason")]
    public async Task What_says_nothing_is_passed_over(string chunk)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(chunk, """{"choices":[{"index":0,"delta":{"content":"Hi."}}]}""", Stop));
        Assert.AreEqual("Hi.", TextOf(await AskAsync(model)).Replace("<think>Unlock the door?</think>", ""));
    }

    [TestMethod]
    [DataRow("stop")]
    [DataRow("length")]
    [DataRow("content_filter")]
    [DataRow("tool_calls")]
    [DataRow("eos")]
    [DataRow("function_call")]
    public async Task An_answer_ends_for_whatever_reason(string reason)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            """{"choices":[{"index":0,"delta":{"content":"Hi."}}]}""", $$$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}]}"""));
        Assert.AreEqual("Hi.", TextOf(await AskAsync(model)));
    }

    [TestMethod]
    [DataRow("""{"id":"a","function":{"name":"lamp_on","arguments":"{\"value\":4}"}}""", DisplayName = "no index and no type")]
    [DataRow("""{"index":0,"function":{"name":"lamp_on","arguments":"{\"value\":4}"}}""", DisplayName = "no id")]
    [DataRow("""{"index":0,"id":"","type":"function","function":{"name":"lamp_on","arguments":"{\"value\":4}"}}""", DisplayName = "an empty id")]
    [DataRow("""{"index":0,"id":null,"type":null,"function":{"name":"lamp_on","arguments":"{\"value\":4}"}}""", DisplayName = "an id that is null")]
    [DataRow("""{"index":0,"id":"a","type":"function","function":{"name":"lamp_on","arguments":{"value":4}}}""", DisplayName = "arguments that are no text")]
    [DataRow("""{"index":7,"id":"a","type":"function","function":{"name":"lamp_on","arguments":"{\"value\":4}"}}""", DisplayName = "an index that begins elsewhere")]
    public async Task A_call_is_read_with_what_it_lacks(string call)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events($$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{{{call}}}]}}]}""", Stop));
        var read = Assert.ContainsSingle(CallsIn(await AskAsync(model)));
        Assert.AreEqual("lamp_on", read.Name);
        Assert.IsGreaterThan(0, read.CallId.Length);
        Assert.AreEqual(4, ((JsonElement)read.Arguments!["value"]!).GetInt32());
    }

    [TestMethod]
    public async Task Calls_of_one_id_get_ids_of_their_own()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            OpenAiChatClientTests.CallPiece(0, "a", "lamp_on", "{}"), OpenAiChatClientTests.CallPiece(1, "a", "fan_on", "{}"), Stop));
        var calls = CallsIn(await AskAsync(model));
        Assert.AreEqual("lamp_on fan_on", string.Join(' ', calls.Select(call => call.Name)));
        Assert.AreNotEqual(calls[0].CallId, calls[1].CallId);
    }

    [TestMethod]
    public async Task A_call_that_broke_off_is_not_made()
    {
        await using var model = await ModelOnLoopback.StartAsync(
            $"{Stream}data: {OpenAiChatClientTests.CallPiece(0, "a", "lamp_on", """{\"val""")}\n\n");
        var updates = new List<ChatResponseUpdate>();
        await Assert.ThrowsExactlyAsync<ModelException>(async () =>
        {
            await foreach (var update in Client(model.Port).GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")])) updates.Add(update);
        });
        Assert.IsEmpty(CallsIn(updates));
    }

    [TestMethod]
    public async Task A_call_that_was_cut_at_the_bound_of_tokens_is_told_as_broken()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            OpenAiChatClientTests.CallPiece(0, "a", "lamp_on", """{\"val"""), """{"choices":[{"index":0,"delta":{},"finish_reason":"length"}]}"""));
        Assert.IsNotNull(Assert.ContainsSingle(CallsIn(await AskAsync(model))).Exception);
    }

    [TestMethod]
    public async Task Arguments_and_calls_without_end_are_a_failure()
    {
        var piece = OpenAiChatClientTests.CallPiece(0, "a", "lamp_on", new string('x', 20_000));
        await using var long1 = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(piece, piece, Stop));
        await Assert.ThrowsExactlyAsync<ModelException>(() => AskAsync(long1));
        await using var many = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(
            [.. Enumerable.Range(0, 65).Select(i => OpenAiChatClientTests.CallPiece(i, $"c{i}", "lamp_on", "{}")), Stop]));
        await Assert.ThrowsExactlyAsync<ModelException>(() => AskAsync(many));
    }

    [TestMethod]
    [DataRow("""{"error":{"message":"out of memory","type":"server_error"}}""")]
    public async Task An_error_within_the_stream_is_a_failure(string chunk)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(chunk));
        await Assert.ThrowsExactlyAsync<ModelException>(() => AskAsync(model));
    }

    [TestMethod]
    public async Task A_server_that_cannot_stream_is_read_whole()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Whole(200, """
            {"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":"Hi.",
             "tool_calls":[{"id":"a","type":"function","function":{"name":"lamp_on","arguments":"{\"value\":4}"}},{"id":"b","type":"function","function":{"name":"fan_on","arguments":"{}"}}]}}],
             "usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}
            """));
        var updates = await AskAsync(model);
        Assert.AreEqual("Hi.", TextOf(updates));
        Assert.AreEqual("lamp_on fan_on", string.Join(' ', CallsIn(updates).Select(call => call.Name)));
        Assert.AreEqual(12, updates.SelectMany(update => update.Contents).OfType<UsageContent>().Single().Details.InputTokenCount);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("""{"choices":[]}""")]
    [DataRow("""{"choices":[{"message":7}]}""")]
    [DataRow("""{"error":"no"}""")]
    public async Task A_whole_answer_that_is_none_is_a_failure(string body)
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Whole(200, body));
        await Assert.ThrowsExactlyAsync<ModelException>(() => AskAsync(model));
    }

    [TestMethod]
    public async Task An_address_with_a_query_and_headers_of_its_own_are_kept()
    {
        await using var model = await ModelOnLoopback.StartAsync(ModelOnLoopback.Events(Hi, Stop));
        using var client = new OpenAiChatClient(new OpenAiChatOptions
        {
            Endpoint = $"http://127.0.0.1:{model.Port}/openai/deployments/m?api-version=2024-10-21",
            Model = "m",
            Headers = new Dictionary<string, string> { ["api-key"] = "azure secret" },
        });
        await client.GetResponseAsync([new ChatMessage(ChatRole.User, "hi")]);
        var head = model.Requests.Single().Head;
        Assert.StartsWith("POST /openai/deployments/m/chat/completions?api-version=2024-10-21 ", head);
        Assert.Contains("api-key: azure secret", head);
        Assert.DoesNotContain("Authorization", head);
    }

    [TestMethod]
    [DataRow("7", 7)]
    [DataRow("Thu, 01 Jan 1970 00:01:00 GMT\r\nDate: Thu, 01 Jan 1970 00:00:10 GMT", 50)]
    [DataRow("Thu, 01 Jan 1970 00:01:00 GMT", null)]
    [DataRow("soon", null)]
    public async Task How_long_to_wait_is_told(string header, int? seconds)
    {
        await using var model = await ModelOnLoopback.StartAsync($"HTTP/1.1 429 X\r\nRetry-After: {header}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var refused = await Assert.ThrowsExactlyAsync<ModelException>(() => AskAsync(model));
        Assert.AreEqual(seconds is { } wanted ? TimeSpan.FromSeconds(wanted) : null, refused.RetryAfter);
    }

    private static string TextOf(List<ChatResponseUpdate> updates) => string.Concat(updates.Select(update => update.Text));

    private static List<FunctionCallContent> CallsIn(List<ChatResponseUpdate> updates) =>
        [.. updates.SelectMany(update => update.Contents).OfType<FunctionCallContent>()];

    private static OpenAiChatClient Client(int port) => new(new OpenAiChatOptions { Endpoint = $"http://127.0.0.1:{port}/v1", Model = "m" });

    private static async Task<List<ChatResponseUpdate>> AskAsync(ModelOnLoopback model)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in Client(model.Port).GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")])) updates.Add(update);
        return updates;
    }
}
