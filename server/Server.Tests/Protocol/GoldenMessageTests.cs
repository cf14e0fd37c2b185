using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Protocol;

namespace Server.Tests.Protocol;

/// <summary>The files of <c>docs/protocol</c> are the contract with the firmware: its tests read the same.</summary>
[TestClass]
public sealed class GoldenMessageTests
{
    private const string Session = "550e8400-e29b-41d4-a716-446655440000";

    private static readonly Dictionary<string, ServerMessage> Sent = new()
    {
        ["hello"] = new HelloReply(Session, new HelloReplyAudio("pcm", 16_000, 2, 60)),
        ["stt"] = new SttMessage(Session, "turn on the living room light", 0.95),
        ["llm"] = new LlmMessage(Session, "happy", Emotions.SymbolOf("happy")),
        ["tts-start"] = new TtsMessage(Session, TtsMessage.Start),
        ["tts-sentence-start"] = new TtsMessage(Session, TtsMessage.SentenceStart, "The living room light is on."),
        ["tts-sentence-end"] = new TtsMessage(Session, TtsMessage.SentenceEnd, "The living room light is on."),
        ["tts-stop"] = new TtsMessage(Session, TtsMessage.Stop),
        ["iot-commands"] = new IotCommandsMessage(
            [new IotCommand("living_room_light", "set_brightness", new Dictionary<string, object> { ["value"] = 50.0 }, "cmd-1")]),
        ["alert"] = new AlertMessage("Update", "A new version is here.", "happy"),
        ["system-reboot"] = new SystemMessage(SystemMessage.Reboot),
        ["error"] = StatusMessage.From(new ProtocolError(ErrorCodes.UnknownMessageType, "Unknown message type.")),
    };

    /// <summary>What boards are not sent.</summary>
    private static readonly Dictionary<string, ServerMessage> SentToClients = new()
    {
        ["error"] = Dialect.CSharp.Error(Session, new ProtocolError(ErrorCodes.UnknownMessageType, "Unknown message type.")),
        ["llm-sentence"] = Dialect.CSharp.Sentence(Session, "happy", "The living room light is on."),
        ["llm-end"] = Dialect.CSharp.EndOfAnswer(Session, aborted: false)!,
        ["tts-sentence-start"] = Dialect.CSharp.Speech(Session, TtsMessage.SentenceStart, "The living room light is on.", 1, "opus"),
        ["tts-stop"] = Dialect.CSharp.Speech(Session, TtsMessage.Stop, null, 1, "opus"),
        ["iot-reply"] = new IotReply(
            Session, "living_room_light", "turn_on", "The living room light is on",
            new Dictionary<string, object> { ["power"] = true, ["brightness"] = 80.0 }),
        ["mcp-functions"] = new McpActionReply(Session, "list_functions")
        {
            Functions = [new McpFunction("lamp_turn_on", "Lamp: On", new JsonObject { ["type"] = "object" })],
        },
        ["mcp-status"] = new McpActionReply(Session, "get_status") { Status = "ready", FunctionCount = 3 },
        ["mcp-call"] = new McpActionReply(Session, "call_function")
        {
            FunctionName = "get_lamp_power",
            Result = "power: true",
            State = new Dictionary<string, object> { ["power"] = true },
        },
        ["mcp-tool-call"] = new McpPayloadMessage(
            Session, JsonNode.Parse("""{"jsonrpc":"2.0","id":7,"result":{"content":[{"type":"text","text":"power: true"}],"isError":false}}""")!),
        ["server-done"] = StatusMessage.Done("update_config", "The configuration was read anew."),
        ["pong"] = new PongMessage(Session, 1_700_000_000_000),
        ["custom"] = new CustomMessage(JsonDocument.Parse("""{"any":"thing"}""").RootElement),
    };

    public static IEnumerable<object[]> ServerFiles => FilesIn("server");

    public static IEnumerable<object[]> ServerFilesForClients => FilesIn("server/clients");

    public static IEnumerable<object[]> ClientFiles => FilesIn("client");

    public static IEnumerable<object[]> DeviceFiles => FilesIn("device");

    [TestMethod]
    [DynamicData(nameof(ServerFiles))]
    public void The_server_sends_exactly_what_is_written_down(string name) => AssertWrittenDown("server", name, Sent[name]);

    [TestMethod]
    [DynamicData(nameof(ServerFilesForClients))]
    public void The_server_sends_clients_exactly_what_is_written_down(string name) =>
        AssertWrittenDown("server/clients", name, SentToClients[name]);

    [TestMethod]
    public void Every_message_that_only_clients_are_sent_is_written_down() =>
        CollectionAssert.AreEquivalent(SentToClients.Keys, ServerFilesForClients.Select(file => (string)file[0]).ToArray());

    [TestMethod]
    [DynamicData(nameof(ClientFiles))]
    public void The_server_understands_what_clients_send(string name) =>
        Assert.IsTrue(
            ClientMessageReader.TryRead(File.ReadAllBytes(PathOf("client", name)), out _, out var error), error?.Message);

    [TestMethod]
    public void Every_message_that_the_server_sends_is_written_down() =>
        CollectionAssert.AreEquivalent(Sent.Keys, ServerFiles.Select(file => (string)file[0]).ToArray());

    [TestMethod]
    [DynamicData(nameof(DeviceFiles))]
    public void The_server_understands_what_devices_send(string name) =>
        Assert.IsTrue(
            ClientMessageReader.TryRead(File.ReadAllBytes(PathOf("device", name)), out _, out var error), error?.Message);

    [TestMethod]
    public void Text_is_sent_as_raw_utf8_because_devices_cannot_read_escapes()
    {
        var utf8 = new TtsMessage(Session, TtsMessage.SentenceStart, "21 °C, 好 😊 \"x\"\u0001").ToUtf8();
        var text = System.Text.Encoding.UTF8.GetString(utf8);
        Assert.Contains("21 °C, 好 😊 \\\"x\\\" \"", text);
        Assert.DoesNotContain("\\u", text);
        JsonDocument.Parse(utf8).Dispose();
    }

    private static void AssertWrittenDown(string side, string name, ServerMessage message)
    {
        var expected = JsonNode.Parse(File.ReadAllText(PathOf(side, name)));
        var actual = JsonNode.Parse(message.ToUtf8());
        Assert.IsTrue(JsonNode.DeepEquals(expected, actual), $"{actual?.ToJsonString()} is not what {name}.json says.");
    }

    private static IEnumerable<object[]> FilesIn(string side) =>
        Directory.EnumerateFiles(PathOf(side, null), "*.json")
            .Select(path => new object[] { Path.GetFileNameWithoutExtension(path) });

    private static string PathOf(string side, string? name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "global.json"))) folder = folder.Parent;
        var path = Path.Combine(folder.FullName, "docs", "protocol", side);
        return name is null ? path : Path.Combine(path, name + ".json");
    }
}
