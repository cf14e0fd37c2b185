using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.OwnerConsole;

namespace Server.Tests.OwnerConsole;

/// <summary>What happens, as an open page is told it.</summary>
[TestClass]
public sealed class EventStreamTests : IDisposable
{
    private readonly VoiceServer _server = new();
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(20));

    public EventStreamTests()
    {
        _http = _server.CreateClient();
    }

    [TestMethod]
    public async Task A_turn_is_told_as_it_happens()
    {
        await using var events = (await OpenAsync("events")).GetAsyncEnumerator(_patience.Token);
        Assert.AreEqual("ready", (await NextAsync(events)).EventType);
        using var client = await _server.OpenAsync();
        Assert.AreEqual("opened", (await NextAsync(events)).EventType);

        await client.SendAsync("""{"type":"listen","state":"detect","text":"how are you 😀"}""");

        var heard = await NextAsync(events);
        Assert.AreEqual("heard", heard.EventType);
        Assert.AreEqual("how are you 😀", JsonDocument.Parse(heard.Data).RootElement.GetProperty("text").GetString());
        Assert.AreEqual("spoken", (await NextAsync(events)).EventType);
        var turn = await NextAsync(events);
        Assert.AreEqual("turn", turn.EventType);
        Assert.AreEqual("answered", JsonDocument.Parse(turn.Data).RootElement.GetProperty("outcome").GetString());
        Assert.IsGreaterThan(0, JsonDocument.Parse(turn.Data).RootElement.GetProperty("total").GetDouble());
    }

    [TestMethod]
    public async Task A_snapshot_says_up_to_which_event_it_tells()
    {
        await using var events = (await OpenAsync("events")).GetAsyncEnumerator(_patience.Token);
        using var client = await _server.OpenAsync();
        await client.SendAsync("""{"type":"listen","state":"detect","text":"hello"}""");
        SseItem<string> last;
        do last = await NextAsync(events);
        while (last.EventType != "turn");

        var snapshot = JsonDocument.Parse(await _http.GetStringAsync("/api/console/snapshot")).RootElement;
        Assert.AreEqual(last.EventId, snapshot.GetProperty("last_number").GetRawText());
        var conversation = snapshot.GetProperty("conversation");
        Assert.AreEqual(last.EventId, conversation[conversation.GetArrayLength() - 1].GetProperty("number").GetRawText());
    }

    [TestMethod]
    public async Task The_log_is_told_from_its_kept_lines_on()
    {
        var log = _server.Services.GetRequiredService<LogTail>();
        log.Lines.Publish(new LogLine(DateTimeOffset.UnixEpoch, "warning", "X", "before"));
        await using var lines = (await OpenAsync("logs")).GetAsyncEnumerator(_patience.Token);
        Assert.AreEqual("ready", (await NextAsync(lines)).EventType);
        Assert.Contains("before", (await NextAsync(lines)).Data);
        log.Lines.Publish(new LogLine(DateTimeOffset.UnixEpoch, "warning", "X", "after"));
        Assert.Contains("after", (await NextAsync(lines)).Data);
    }

    [TestMethod]
    public async Task So_many_pages_and_no_more_are_told()
    {
        for (var i = 0; i < EventStream.MaxStreams; i++) await OpenAsync("events");
        using var refused = await _http.GetAsync("/api/console/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
    }

    [TestMethod]
    public async Task A_stream_ends_when_the_server_stops()
    {
        await using var events = (await OpenAsync("events")).GetAsyncEnumerator(_patience.Token);
        Assert.AreEqual("ready", (await NextAsync(events)).EventType);
        _server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.IsFalse(await events.MoveNextAsync());
    }

    [TestMethod]
    public async Task A_quiet_stream_beats_every_fifteen_seconds()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var http = server.CreateClient();
        await using var events = SseParser.Create(await http.GetStreamAsync("/api/console/events", _patience.Token))
            .EnumerateAsync().GetAsyncEnumerator(_patience.Token);
        Assert.AreEqual("ready", (await NextAsync(events)).EventType);
        var next = NextAsync(events);
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        Assert.AreEqual("heartbeat", (await next).EventType);
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
        _patience.Dispose();
    }

    private async Task<IAsyncEnumerable<SseItem<string>>> OpenAsync(string stream) =>
        SseParser.Create(await _http.GetStreamAsync($"/api/console/{stream}", _patience.Token)).EnumerateAsync();

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        do Assert.IsTrue(await events.MoveNextAsync(), "The stream ended.");
        while (events.Current.EventType == "lost");
        return events.Current;
    }
}
