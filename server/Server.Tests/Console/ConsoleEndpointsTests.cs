using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Journal;
using Server.Storage;

namespace Server.Tests.OwnerConsole;

/// <summary>What the page reads and asks for, at the machine itself.</summary>
[TestClass]
public sealed class ConsoleEndpointsTests : IDisposable
{
    private const string Id = "aa:bb:cc:dd:ee:01";

    private readonly VoiceServer _server = new();
    private readonly HttpClient _http;

    public ConsoleEndpointsTests()
    {
        _http = _server.CreateClient();
    }

    [TestMethod]
    public async Task A_connected_device_is_shown_with_its_things_and_their_state()
    {
        await using var board = await OpenBoardAsync();
        var device = await DeviceAsync();
        Assert.IsTrue(device.GetProperty("connected").GetBoolean());
        Assert.IsFalse(State(device, "power").GetBoolean());
        Assert.AreEqual(40, State(device, "brightness").GetDouble());
        var brightness = device.GetProperty("things")[0].GetProperty("descriptor").GetProperty("properties")[1];
        Assert.AreEqual("number", brightness.GetProperty("type").GetString());
        Assert.AreEqual(100, brightness.GetProperty("max").GetDouble());
    }

    [TestMethod]
    public async Task A_command_is_carried_out_and_what_the_device_reported_is_told()
    {
        await using var board = await OpenBoardAsync();
        using var answer = await CommandAsync("""{"thing":"lamp","method":"turn_on"}""");
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.AreEqual("The lamp is on.", reply.GetProperty("message").GetString());
        Assert.IsTrue(reply.GetProperty("new_state").GetProperty("power").GetBoolean());
    }

    [TestMethod]
    public async Task An_argument_reaches_the_device()
    {
        await using var board = await OpenBoardAsync();
        using var answer = await CommandAsync("""{"thing":"lamp","method":"set_brightness","arguments":{"value":75}}""");
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.AreEqual(75, reply.GetProperty("new_state").GetProperty("brightness").GetDouble());
    }

    [TestMethod]
    [DataRow("""{"thing":"lamp","method":"set_brightness","arguments":{"value":"much"}}""", 400, "INVALID_PARAMETER")]
    [DataRow("""{"thing":"lamp","method":"set_brightness","arguments":{"value":[1]}}""", 400, "INVALID_PARAMETER")]
    [DataRow("""{"thing":"lamp","method":"set_brightness"}""", 400, "INVALID_PARAMETER")]
    [DataRow("""{"thing":"lamp","method":"explode"}""", 404, "NOT_FOUND")]
    [DataRow("""{"thing":"sun","method":"turn_on"}""", 404, "NOT_FOUND")]
    [DataRow("""{"thing":"lamp"}""", 400, "INVALID_REQUEST")]
    [DataRow("no json", 400, "INVALID_REQUEST")]
    [DataRow("""{"thing":"lamp","method":"fail"}""", 502, "HARDWARE_ERROR")]
    public async Task A_command_that_cannot_be_carried_out_says_why(string command, int status, string code)
    {
        await using var board = await OpenBoardAsync();
        using var answer = await CommandAsync(command);
        Assert.AreEqual(status, (int)answer.StatusCode);
        var error = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.AreEqual(code, error.GetProperty("error_code").GetString());
        Assert.EndsWith(".", error.GetProperty("message").GetString()!.TrimEnd('}'));
    }

    [TestMethod]
    public async Task A_device_that_is_away_takes_no_commands()
    {
        using var answer = await CommandAsync("""{"thing":"lamp","method":"turn_on"}""");
        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("DEVICE_OFFLINE", await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task A_known_device_is_renamed_and_forgotten()
    {
        var store = _server.Services.GetRequiredService<DeviceStore>();
        await store.SeeAsync(Id, null, "bare", "1.2.0", CancellationToken.None);

        using var renamed = await _http.PatchAsJsonAsync($"/api/console/devices/{Id}", new { name = " Kitchen " });
        Assert.AreEqual(HttpStatusCode.NoContent, renamed.StatusCode);
        var device = await DeviceAsync();
        Assert.AreEqual("Kitchen", device.GetProperty("name").GetString());
        Assert.AreEqual("bare", device.GetProperty("board").GetString());
        Assert.IsFalse(device.GetProperty("connected").GetBoolean());

        using var forgotten = await _http.DeleteAsync($"/api/console/devices/{Id}");
        Assert.AreEqual(HttpStatusCode.NoContent, forgotten.StatusCode);
        using var again = await _http.DeleteAsync($"/api/console/devices/{Id}");
        Assert.AreEqual(HttpStatusCode.NotFound, again.StatusCode);
    }

    [TestMethod]
    public async Task A_device_that_is_away_is_shown_with_the_state_that_it_had()
    {
        var devices = _server.Services.GetRequiredService<DeviceStore>();
        var things = _server.Services.GetRequiredService<ThingStore>();
        await devices.SeeAsync(Id, null, null, null, CancellationToken.None);
        await things.SaveDescriptorsAsync(Id, [new ThingDescriptor("lamp", "Lamp", [], [])], CancellationToken.None);
        await things.SaveStateAsync(Id, "lamp", new Dictionary<string, object> { ["power"] = true }, DateTimeOffset.UnixEpoch, CancellationToken.None);

        var device = await DeviceAsync();
        Assert.IsTrue(State(device, "power").GetBoolean());
    }

    [TestMethod]
    public async Task What_was_said_before_is_read_from_the_newest_back()
    {
        var conversations = _server.Services.GetRequiredService<ConversationStore>();
        await conversations.AppendAsync(
            [
                new(0, Id, "s", DateTimeOffset.UnixEpoch, "user", "turn on the lamp", null),
                new(0, Id, "s", DateTimeOffset.UnixEpoch.AddSeconds(1), "assistant", "The lamp is on.", "happy"),
            ],
            CancellationToken.None);

        var said = await _http.GetFromJsonAsync<JsonElement>($"/api/console/devices/{Id}/conversation");
        Assert.AreEqual("The lamp is on.", said[0].GetProperty("text").GetString());
        var before = await _http.GetFromJsonAsync<JsonElement>($"/api/console/devices/{Id}/conversation?before={said[0].GetProperty("id").GetInt64()}");
        Assert.AreEqual(1, before.GetArrayLength());
        Assert.AreEqual("user", before[0].GetProperty("role").GetString());
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    /// <summary>A board whose first report has arrived.</summary>
    private async Task<FakeBoard> OpenBoardAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var journal = _server.Services.GetRequiredService<EventJournal>().Watch(64);
        var board = await FakeBoard.DescribeAsync(await _server.OpenAsync(Id));
        await foreach (var entry in journal.ReadAllAsync(patience.Token))
        {
            if (entry is StateReported) break;
        }

        return board;
    }

    private Task<HttpResponseMessage> CommandAsync(string json) =>
        _http.PostAsync($"/api/console/devices/{Id}/commands", new StringContent(json, null, "application/json"));

    private async Task<JsonElement> DeviceAsync()
    {
        var snapshot = await _http.GetFromJsonAsync<JsonElement>("/api/console/snapshot");
        return snapshot.GetProperty("devices").EnumerateArray().Single(one => one.GetProperty("device_id").GetString() == Id);
    }

    private static JsonElement State(JsonElement device, string property) => device.GetProperty("things")[0].GetProperty("state").GetProperty(property);
}
