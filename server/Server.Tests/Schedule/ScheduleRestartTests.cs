using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Journal;
using Server.Schedule;
using Server.Storage;
using Server.Storage.Engines;
using Server.Tests.Auth;
using Server.Tests.Storage;

namespace Server.Tests.Schedule;

[TestClass]
public sealed class ScheduleRestartOnSqliteTests : ScheduleRestartTests<SqlitePlace>;

[TestClass]
public sealed class ScheduleRestartOnPostgresTests : ScheduleRestartTests<PostgresPlace>;

/// <summary>What is to happen later survives the server, and what fell due without it does not happen too late.</summary>
public abstract class ScheduleRestartTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private const string TurnOff = """{"seconds":60,"tool":"lamp_turn_off"}""";

    private readonly TPlace _place = new();
    private readonly ManualTime _time = new();
    private bool _isMade;

    [TestInitialize]
    public void MakeDatabase()
    {
        _place.Make();
        _isMade = true;
    }

    [TestCleanup]
    public async Task CleanUpAsync()
    {
        if (_isMade) await _place.DisposeAsync();
    }

    [TestMethod]
    public async Task A_timer_survives_a_restart_with_its_name_and_its_time()
    {
        await RunAsync(client => client.CallAsync("set_timer", """{"seconds":300,"name":"pasta"}"""));
        _time.Advance(TimeSpan.FromSeconds(100));
        using var server = Start();
        using var client = await OpenAsync(server);
        Assert.AreEqual("pasta: 200 seconds left", await client.CallAsync("get_timers"));
        _time.Advance(TimeSpan.FromSeconds(200));
        Assert.AreEqual("Your pasta timer is over.", await _time.UntilAsync(client.HearAsync()));
    }

    [TestMethod]
    public async Task A_timer_that_fell_due_meanwhile_is_said_late()
    {
        await RunAsync(client => client.CallAsync("set_timer", """{"seconds":300}"""));
        _time.Advance(TimeSpan.FromSeconds(300) + Announcements.Lateness);
        using var server = Start();
        using var client = await OpenAsync(server, restored: 0);
        Assert.AreEqual("Your timer is over.", await _time.UntilAsync(client.HearAsync()));
    }

    [TestMethod]
    public async Task Later_than_ten_minutes_it_is_recorded_and_not_said()
    {
        await RunAsync(client => client.CallAsync("set_timer", """{"seconds":300}"""));
        _time.Advance(TimeSpan.FromSeconds(301) + Announcements.Lateness);
        using var server = Start();
        using var journal = server.Watch();
        using var client = await OpenAsync(server, restored: 0);
        Assert.AreEqual(ScheduleOutcome.Missed, await OutcomeAsync(server, "timer_over"));
        await client.PingAsync();
    }

    [TestMethod]
    public async Task A_call_survives_a_restart_and_a_little_lateness()
    {
        await RunAsync(client => client.CallAsync("run_later", TurnOff));
        _time.Advance(TimeSpan.FromSeconds(60 + 119));
        using var server = Start();
        using var board = await OpenAsync(server, restored: 0);
        await _time.PassAsync(TimeSpan.FromSeconds(1));
        Assert.AreEqual("lamp.turn_off{}", await board.ObeyAsync());
    }

    [TestMethod]
    public async Task A_call_is_never_made_later_than_that()
    {
        await RunAsync(client => client.CallAsync("run_later", TurnOff));
        _time.Advance(TimeSpan.FromSeconds(60 + 121));
        using var server = Start();
        using var board = await OpenAsync(server, restored: 0);
        Assert.AreEqual(ScheduleOutcome.Missed, await OutcomeAsync(server, "delayed_call_over"));
        Assert.AreEqual("What the lamp was to do later did not work.", await _time.UntilAsync(board.HearAsync()));
    }

    [TestMethod]
    public async Task What_was_cancelled_or_is_over_does_not_come_back()
    {
        await RunAsync(async client =>
        {
            await client.CallAsync("set_timer", """{"seconds":300}""");
            await client.CallAsync("run_later", TurnOff);
            await client.CallAsync("cancel_timer");
            await _time.PassAsync(TimeSpan.FromSeconds(60));
            await client.ObeyAsync();
        });
        await using var database = _place.Open(_time);
        Assert.IsEmpty(await new ScheduleStore(database).ListAsync(10, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_lamp_that_was_within_reach_is_not_when_the_settings_forbid_it_by_then()
    {
        using (var server = Start())
        using (var board = await server.OpenLampAsync("board-1"))
        using (var browser = await server.OpenAsync("browser-1", "/"))
        {
            await browser.CallAsync("run_later", TurnOff);
            await browser.SayGoodbyeAsync();
        }

        _time.Advance(TimeSpan.FromSeconds(60));
        using var later = Start().With("Tools:Reach", "own");
        using var lamp = await later.OpenLampAsync("board-1");
        Assert.AreEqual(ScheduleOutcome.Refused, await OutcomeAsync(later, "delayed_call_over"));
        await lamp.PingAsync();
    }

    [TestMethod]
    public async Task Without_the_database_timers_run_and_are_kept_when_it_is_back()
    {
        var engine = new CuttableEngine(_place.Engine()) { IsCut = true };
        using (var server = Start(engine))
        using (var client = await OpenAsync(server, restored: 0))
        {
            await client.CallAsync("set_timer", """{"seconds":5}""");
            await client.CallAsync("set_timer", """{"seconds":600,"name":"pasta"}""");
            await client.CallAsync("set_timer", """{"seconds":700,"name":"eggs"}""");
            await client.CallAsync("cancel_timer", """{"name":"eggs"}""");
            await _time.PassAsync(TimeSpan.FromSeconds(5));
            Assert.AreEqual("Your timer is over.", await _time.UntilAsync(client.HearAsync()));
            engine.IsCut = false;
            await _time.UntilAsync(WrittenAsync(server, 1), 500);
        }

        await using var database = _place.Open(_time);
        Assert.AreEqual("pasta", (await new ScheduleStore(database).ListAsync(10, CancellationToken.None)).Single().Name);
    }

    private VoiceServer Start(IDatabaseEngine? engine = null)
    {
        var server = new VoiceServer
        {
            Time = _time,
            Substitutes = services =>
            {
                if (engine is not null) services.AddSingleton(engine);
            },
        }.With("Sessions:IdleTimeout", "00:00:00");
        var options = _place.Options;
        return options.ConnectionString.Length > 0
            ? server.With("Storage:ConnectionString", options.ConnectionString)
            : server.With("Storage:Folder", options.Folder);
    }

    /// <summary>One run of the server, ended properly, with a board that has a lamp.</summary>
    private async Task RunAsync(Func<VoiceClient, Task> talk)
    {
        using var server = Start();
        using var client = await OpenAsync(server, restored: 0);
        await talk(client);
        await client.SayGoodbyeAsync();
    }

    private static async Task<VoiceClient> OpenAsync(VoiceServer server, int restored = 1)
    {
        var client = await server.OpenLampAsync("board-1");
        var agenda = server.Services.GetRequiredService<Agenda>();
        while (agenda.Count < restored) await Task.Delay(1);
        return client;
    }

    /// <summary>How it is recorded that something is over.</summary>
    private async Task<ScheduleOutcome> OutcomeAsync(VoiceServer server, string kind)
    {
        var store = server.Services.GetRequiredService<EventStore>();
        return await _time.UntilAsync(FindAsync());

        async Task<ScheduleOutcome> FindAsync()
        {
            while (true)
            {
                var found = (await store.ListAsync(null, 0, 100, CancellationToken.None)).FirstOrDefault(happened => happened.Kind == kind);
                if (found is not null)
                {
                    using var detail = System.Text.Json.JsonDocument.Parse(found.DetailJson);
                    return Enum.Parse<ScheduleOutcome>(detail.RootElement.GetProperty("outcome").GetString()!, ignoreCase: true);
                }

                await Task.Delay(5);
            }
        }
    }

    private static async Task<bool> WrittenAsync(VoiceServer server, int count)
    {
        var store = server.Services.GetRequiredService<ScheduleStore>();
        while (true)
        {
            try
            {
                if ((await store.ListAsync(10, CancellationToken.None)).Count == count) return true;
            }
            catch (StorageUnavailableException exception)
            {
                Console.WriteLine(exception.Message);
            }

            await Task.Delay(5);
        }
    }
}
