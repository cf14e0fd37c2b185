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
        ["error"] = StatusMessage.From(new ProtocolError(ErrorCodes.UnknownMessageType, "Unknown message type.")),
    };

    public static IEnumerable<object[]> ServerFiles => FilesIn("server");

    public static IEnumerable<object[]> DeviceFiles => FilesIn("device");

    [TestMethod]
    [DynamicData(nameof(ServerFiles))]
    public void The_server_sends_exactly_what_is_written_down(string name)
    {
        var expected = JsonNode.Parse(File.ReadAllText(PathOf("server", name)));
        var actual = JsonNode.Parse(Sent[name].ToUtf8());
        Assert.IsTrue(JsonNode.DeepEquals(expected, actual), $"{actual?.ToJsonString()} is not what {name}.json says.");
    }

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
