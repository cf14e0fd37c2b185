using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Journal;
using Server.Operations;
using Server.Schedule;

namespace Server.Tests.Operations;

[TestClass]
public sealed class MetricsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [TestMethod]
    public async Task A_turn_is_counted_and_its_wait_falls_into_a_bucket()
    {
        var text = await AfterAsync(new TurnEnded(
            "d", "s", Now, TurnOutcome.Answered, TimeSpan.FromMilliseconds(12), TimeSpan.FromMilliseconds(30), TimeSpan.FromSeconds(1.5), 2));
        Assert.Contains("voice_turns_total{outcome=\"answered\"} 1\n", text);
        Assert.Contains("voice_audio_late_frames_total 2\n", text);
        Assert.Contains("# TYPE voice_first_audio_seconds histogram\n", text);
        Assert.Contains("voice_first_audio_seconds_bucket{le=\"0.02\"} 0\n", text);
        Assert.Contains("voice_first_audio_seconds_bucket{le=\"0.04\"} 1\n", text);
        Assert.Contains("voice_first_audio_seconds_bucket{le=\"+Inf\"} 1\n", text);
        Assert.Contains("voice_first_audio_seconds_sum 0.03\n", text);
    }

    [TestMethod]
    public async Task A_code_that_a_device_invented_does_not_become_a_label()
    {
        var command = new ThingCommand("lamp", "turn_on", new Dictionary<string, object>());
        var result = new CommandResult(false, null, new Dictionary<string, object>(), "no", "\"} evil{a=\"");
        var text = await AfterAsync(
            new CommandDone("d", "s", Now, command, result, TimeSpan.FromMilliseconds(5)),
            new MessageRefused("d", "s", Now, "INVALID_JSON", "x"));
        Assert.Contains("voice_errors_total{code=\"OTHER\"} 1\n", text);
        Assert.Contains("voice_errors_total{code=\"INVALID_JSON\"} 1\n", text);
        Assert.DoesNotContain("evil", text);
    }

    [TestMethod]
    public void Labels_without_end_are_not_kept_and_what_they_hold_is_escaped()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var collector = new MetricsCollector(meters);
        collector.Start();
        var counter = meters.Create("Providers.Test").CreateCounter<long>("speech.things");
        counter.Add(1, new KeyValuePair<string, object?>("name", "a\"b\\c\nd"));
        for (var i = 0; i < 2 * MetricsCollector.MaxSeries; i++) counter.Add(1, new KeyValuePair<string, object?>("name", i));
        var lines = collector.Write().Split('\n').Where(line => line.StartsWith("speech_things_total{", StringComparison.Ordinal)).ToArray();
        Assert.HasCount(MetricsCollector.MaxSeries, lines);
        Assert.Contains("speech_things_total{name=\"a\\\"b\\\\c\\nd\"} 1", lines);
    }

    [TestMethod]
    public async Task Sessions_are_shown_as_they_are_now_and_the_health_is_told_to_everybody()
    {
        await using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        using var http = server.CreateClient();
        Assert.Contains("voice_sessions 1\n", await http.GetStringAsync("/metrics"));
        Assert.Contains("\"status\":\"ok\"", await http.GetStringAsync("/healthz"));
    }

    [TestMethod]
    public async Task Figures_are_for_the_owner_alone()
    {
        await using var server = new VoiceServer();
        using var http = server.CreateClient();
        http.DefaultRequestHeaders.Host = "voice.example";
        using var refused = await http.GetAsync("/metrics");
        Assert.AreEqual(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    /// <summary>The written figures once all entries have been counted.</summary>
    private static async Task<string> AfterAsync(params JournalEntry[] entries)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var collector = new MetricsCollector(meters);
        collector.Start();
        var journal = new EventJournal();
        using var metrics = new SessionMetrics(journal, new NoDevices(), new Agenda(TimeProvider.System), meters);
        var counted = new TaskCompletionSource();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "voice.sessions.opened") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => counted.TrySetResult());
        listener.Start();
        await metrics.StartAsync(CancellationToken.None);
        foreach (var entry in entries) journal.Write(entry);
        journal.Write(new SessionOpened("last", "s", Now, null));
        await counted.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await metrics.StopAsync(CancellationToken.None);
        return collector.Write();
    }

    private sealed class NoDevices : IConnectedDevices
    {
        public IReadOnlyList<IConnectedDevice> All => [];

        public IConnectedDevice? Find(string deviceId) => null;
    }
}
