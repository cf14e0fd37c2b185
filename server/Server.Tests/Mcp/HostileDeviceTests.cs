using System.Diagnostics;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Mcp;
using Server.Tools;

namespace Server.Tests.Mcp;

/// <summary>Devices that answer what they should not.</summary>
[TestClass]
public sealed class HostileDeviceTests
{
    private static readonly string Lamp = Board.Tool("self.lamp.turn_on");

    [TestMethod]
    [DataRow("""{"jsonrpc":"2.0","id":99,"result":{"tools":[]}}""")]
    [DataRow("""{"jsonrpc":"2.0","id":-1,"result":{}}""")]
    [DataRow("""{"jsonrpc":"2.0","id":1e300,"result":{}}""")]
    [DataRow("""{"jsonrpc":"2.0","id":null,"result":{}}""")]
    [DataRow("""{"jsonrpc":"2.0","id":{"id":1},"result":{}}""")]
    [DataRow("""{"jsonrpc":"2.0","id":"one","result":{}}""")]
    [DataRow("""{"jsonrpc":"2.0","result":{}}""")]
    [DataRow("""{"jsonrpc":"2.0","id":1}""")]
    [DataRow("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")]
    [DataRow("""{}""")]
    public void An_answer_that_nobody_waits_for_changes_nothing(string payload)
    {
        using var board = new Board();
        board.Mcp.Start();
        Assert.IsFalse(board.Send(payload));
        Assert.HasCount(1, board.Posted);
    }

    [TestMethod]
    public void Nothing_is_taken_from_a_device_that_was_not_asked()
    {
        using var board = new Board();
        Assert.IsFalse(board.Send("""{"jsonrpc":"2.0","id":1,"result":{}}"""));
        Assert.IsEmpty(board.Posted);
    }

    [TestMethod]
    public void An_answer_counts_once()
    {
        using var board = new Board();
        board.Mcp.Start();
        var answer = $$"""{"jsonrpc":"2.0","result":{},"id":"{{board.LastId}}" }""";
        board.Send(answer);
        var asked = board.Posted.Count;
        board.Send(answer);
        Assert.HasCount(asked, board.Posted);
    }

    [TestMethod]
    [DataRow("self.lamp.turn_on", DisplayName = "always the same cursor")]
    [DataRow(null, DisplayName = "always a new cursor")]
    public void A_list_without_end_ends(string? cursor)
    {
        using var board = new Board();
        board.Mcp.Start();
        board.Reply("{}");
        for (var page = 0; page < 200 && board.LastAsked == "tools/list"; page++)
        {
            var before = board.LastId;
            board.Reply($$"""{"tools":[{{Lamp}}],"nextCursor":"{{cursor ?? $"c{page}"}}"}""");
            if (board.LastId == before) break;
        }
        Assert.IsLessThanOrEqualTo(ToolList.MaxPages, board.Posted.Count(payload => payload.GetProperty("method").GetString() == "tools/list"));
        Assert.HasCount(1, board.Mcp.Tools);
    }

    [TestMethod]
    public void Of_too_many_tools_the_first_count()
    {
        using var board = Board.With([.. Enumerable.Range(0, 500).Select(i => Board.Tool($"self.thing_{i}.turn_on"))]);
        Assert.HasCount(ToolList.MaxTools, board.Mcp.Tools);
        Assert.HasCount(BoardThings.MaxThings, board.Mcp.Things);
    }

    [TestMethod]
    public void Of_two_tools_with_one_name_the_first_counts()
    {
        using var board = Board.With(Lamp, Board.Tool("self.lamp.turn_on", """ "x":{"type":"string"} """));
        Assert.IsEmpty(board.Mcp.Tools.Single().Parameters["properties"]!.AsObject());
    }

    [TestMethod]
    public void A_huge_schema_is_cut_to_what_is_bounded()
    {
        var properties = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"\"p{i}\":{{\"type\":\"string\",\"description\":\"{new string('x', 100)}\"}}"));
        using var board = Board.With(
            Board.Tool("self.big.wide", properties),
            $$"""{"name":"self.big.deep","description":"{{new string('d', 9_000)}}","inputSchema":{{string.Concat(Enumerable.Repeat("""{"type":"object","properties":{"a":""", 60))}}1{{new string('}', 120)}}}""");
        foreach (var tool in board.Mcp.Tools) Assert.IsLessThan(10_000, tool.Parameters.ToJsonString().Length + tool.Description.Length);
        Assert.HasCount(2, board.Mcp.Tools);
    }

    [TestMethod]
    [DataRow("""{}""", "{}")]
    [DataRow("""null""", "")]
    [DataRow("""42""", "42")]
    [DataRow("\"done\"", "done")]
    [DataRow("""{"content":null}""", "")]
    [DataRow("""{"content":"done"}""", "done")]
    [DataRow("""{"content":[1,"two",{"type":"text"},{"text":3},{"type":"image","data":"AAAA"}]}""", "1\ntwo\n[image]")]
    [DataRow("""{"content":[{"type":"text","text":"a\u0000b"}]}""", "a b")]
    public async Task A_result_in_another_form_is_taken_as_it_can_be(string result, string text)
    {
        using var board = Board.With(Lamp);
        var call = board.Mcp.CallAsync("self.lamp.turn_on", new Dictionary<string, object>(), CancellationToken.None);
        board.Reply(result);
        var taken = await call;
        Assert.AreEqual((true, text), (taken.Success, taken.Text));
    }

    [TestMethod]
    public async Task A_huge_result_is_cut()
    {
        using var board = Board.With(Lamp);
        var call = board.Mcp.CallAsync("self.lamp.turn_on", new Dictionary<string, object>(), CancellationToken.None).AsTask();
        board.ReplyText(string.Concat(Enumerable.Repeat("😀", 50_000)));
        var text = (await call).Text;
        Assert.IsLessThanOrEqualTo(CallResult.MaxLength, text.Length);
        Assert.IsFalse(char.IsHighSurrogate(text[^1]), "No half character at the end.");
    }

    [TestMethod]
    [DataRow("{\"message\":5}")]
    [DataRow("\"broken\"")]
    [DataRow("[]")]
    [DataRow("{}")]
    public async Task An_error_in_any_form_is_a_failure_with_a_sentence(string error)
    {
        using var board = Board.With(Lamp);
        var call = board.DoAsync("lamp", "turn_on");
        board.Send($$"""{"jsonrpc":"2.0","id":{{board.LastId}},"error":{{error}}}""");
        var result = await call;
        Assert.IsFalse(result.Success);
        Assert.IsFalse(string.IsNullOrWhiteSpace(result.Error));
    }

    /// <summary>Whatever valid JSON a device sends: no exception, no growth past the bounds, and names that models take.</summary>
    [TestMethod]
    public void Whatever_a_device_sends_the_session_lives_and_its_tools_stay_within_bounds()
    {
        var started = Stopwatch.StartNew();
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().ListOf(24).ToArbitrary(),
            seeds =>
            {
                using var board = new Board();
                board.Mcp.Start();
                foreach (var seed in seeds)
                {
                    var random = new Random(seed);
                    var id = random.Next(4) == 0 ? Json(random, 1) : JsonValue.Create(board.LastId);
                    var result = random.Next(3) == 0 ? Json(random, 5) : ToolPage(random);
                    var member = random.Next(8) == 0 ? "error" : "result";
                    board.Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, [member] = result }.ToJsonString());
                }

                var toolbox = new SessionToolbox(board.Mcp, [board.Mcp], board.Mcp.Made);
                return board.Mcp.Tools.Count <= ToolList.MaxTools
                    && board.Posted.Count <= seeds.Count + 1 + (seeds.Count * BoardThings.MaxSources)
                    && toolbox.Tools.All(tool => tool.Name.Length is > 0 and <= 64 && tool.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
                    && toolbox.Tools.DistinctBy(tool => tool.Name).Count() == toolbox.Tools.Count
                    && toolbox.Things.All(thing => DescriptorLimits.IsName(thing.Descriptor.Name) && thing.Descriptor.Methods.Count <= DescriptorLimits.Members);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        Assert.IsLessThan(TimeSpan.FromMinutes(1), started.Elapsed);
    }

    private static JsonObject ToolPage(Random random)
    {
        var tools = new JsonArray();
        for (var i = random.Next(12); i > 0; i--)
        {
            var tool = new JsonObject { ["name"] = random.Next(6) == 0 ? Json(random, 2) : Name(random) };
            if (random.Next(4) > 0) tool["inputSchema"] = random.Next(2) == 0 ? Json(random, 5) : Schema(random);
            if (random.Next(2) == 0) tool["description"] = Json(random, 1);
            if (random.Next(6) == 0) tool["annotations"] = Json(random, 3);
            tools.Add((JsonNode)tool);
        }

        var page = new JsonObject { ["tools"] = tools, ["content"] = Json(random, 3) };
        if (random.Next(2) == 0) page["nextCursor"] = random.Next(3) == 0 ? Json(random, 1) : Name(random);
        return page;
    }

    private static JsonObject Schema(Random random)
    {
        var properties = new JsonObject();
        for (var i = random.Next(4); i > 0; i--)
            properties[Name(random)] = new JsonObject
            {
                ["type"] = random.Next(5) switch { 0 => "integer", 1 => "boolean", 2 => "string", 3 => "number", _ => Json(random, 1) },
                ["minimum"] = Json(random, 0),
                ["maximum"] = random.Next(200),
                ["enum"] = Json(random, 2),
            };
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = Json(random, 2) };
    }

    private static string Name(Random random)
    {
        string[] parts = ["self", "lamp", "get_device_status", "get_state", "set_volume", "audio_speaker", "turn_on", "名字", "\"", "", new string('x', 200), "😀", " "];
        return string.Join('.', Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Length)]));
    }

    private static JsonNode? Json(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.NextDouble() * random.Next()),
        3 => JsonValue.Create(random.Next(-5, 300)),
        4 or 5 => JsonValue.Create(Name(random)),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Json(random, depth - 1))]),
        _ => Object(random, depth),
    };

    private static JsonObject Object(Random random, int depth)
    {
        var made = new JsonObject();
        for (var i = random.Next(5); i > 0; i--) made[Name(random)] = Json(random, depth - 1);
        return made;
    }
}
