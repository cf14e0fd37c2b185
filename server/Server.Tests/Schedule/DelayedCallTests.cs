using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Auth;
using Server.Journal;
using Server.Protocol;
using Server.Schedule;
using Server.Sessions;
using Server.Storage;
using Server.Tests.Mcp;

namespace Server.Tests.Schedule;

/// <summary>Calls that were put off reach what they were aimed at, and nothing else.</summary>
[TestClass]
public sealed class DelayedCallTests : IDisposable
{
    private const string TurnOff = """{"seconds":60,"tool":"lamp_turn_off","arguments":{}}""";

    private readonly ManualTime _time = new();
    private readonly VoiceServer _server;
    private readonly Lazy<JournalReader> _journal;

    public DelayedCallTests()
    {
        _server = new VoiceServer { Time = _time }.With("Sessions:IdleTimeout", "00:00:00");
        _journal = new(_server.Watch);
    }

    public void Dispose()
    {
        if (_journal.IsValueCreated) _journal.Value.Dispose();
        _server.Dispose();
    }

    [TestMethod]
    public async Task A_lamp_obeys_when_it_is_time_with_the_arguments_that_were_given()
    {
        _ = _journal.Value;
        using var board = await _server.OpenLampAsync("board-1");
        await board.CallAsync("run_later", """{"seconds":60,"tool":"lamp_set_level","arguments":{"level":40}}""");
        Assert.AreEqual("lamp_set_level", (await _journal.Value.ExpectAsync<CallDelayed>()).Tool);
        await _time.PassAsync(TimeSpan.FromSeconds(59.9));
        await board.PingAsync();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.AreEqual("""lamp.set_level{"level":40}""", await board.ObeyAsync());
        Assert.AreEqual(ScheduleOutcome.Done, (await OverAsync()).Outcome);
        await _time.PassAsync(TimeSpan.FromMinutes(3));
        await board.PingAsync();
    }

    [TestMethod]
    public async Task It_does_so_although_who_asked_has_left()
    {
        using var board = await _server.OpenLampAsync("board-1");
        using (var browser = await _server.OpenAsync("browser-1", "/"))
        {
            await browser.CallAsync("run_later", TurnOff);
            await browser.SayGoodbyeAsync();
        }

        await _time.PassAsync(TimeSpan.FromSeconds(60));
        Assert.AreEqual("lamp.turn_off{}", await board.ObeyAsync());
    }

    [TestMethod]
    public async Task The_lamp_that_was_meant_obeys_although_another_has_its_name_by_now()
    {
        using var far = await _server.OpenLampAsync("board-2");
        using var browser = await _server.OpenAsync("browser-1", "/");
        var near = await _server.OpenLampAsync("board-1");
        await browser.CallAsync("run_later", """{"seconds":60,"tool":"lamp_2_turn_off"}""");
        await browser.CallAsync("run_later", """{"seconds":61,"tool":"lamp_turn_off"}""");
        await far.SayGoodbyeAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(62));
        Assert.AreEqual("lamp.turn_off{}", await near.ObeyAsync());
        await near.PingAsync();
        near.Dispose();
    }

    [TestMethod]
    public async Task A_board_that_is_away_is_waited_for_two_minutes()
    {
        var journal = _journal.Value;
        await SetAndLeaveAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(60 + 110));
        using var back = await _server.OpenLampAsync("board-1");
        await _time.PassAsync(TimeSpan.FromSeconds(2));
        Assert.AreEqual("lamp.turn_off{}", await back.ObeyAsync());
        Assert.AreEqual(ScheduleOutcome.Done, (await OverAsync()).Outcome);
        Assert.IsFalse(journal.TryRead(out var more) && more is DelayedCallOver);
    }

    [TestMethod]
    public async Task After_that_it_is_recorded_as_failed_and_who_asked_is_told()
    {
        _ = _journal.Value;
        using var board = await _server.OpenLampAsync("board-1");
        using var browser = await _server.OpenAsync("browser-1", "/");
        await browser.CallAsync("run_later", TurnOff);
        await board.SayGoodbyeAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(60));
        var over = await _time.UntilAsync(OverAsync(), 1000);
        Assert.AreEqual((ScheduleOutcome.Failed, "browser-1", "lamp_turn_off"), (over.Outcome, over.DeviceId, over.Tool));
        Assert.IsTrue(over.At - over.SetAt is { TotalSeconds: > 178 and < 200 }, $"{over.At - over.SetAt}");
        Assert.AreEqual("What the lamp was to do later did not work.", await _time.UntilAsync(browser.HearAsync(), 1000));
        using var back = await _server.OpenLampAsync("board-1");
        await _time.PassAsync(TimeSpan.FromSeconds(5));
        await back.PingAsync();
    }

    [TestMethod]
    public async Task A_failure_that_the_board_reports_is_told_and_not_tried_again()
    {
        _ = _journal.Value;
        using var board = await _server.OpenLampAsync("board-1");
        await board.CallAsync("run_later", TurnOff);
        await _time.PassAsync(TimeSpan.FromSeconds(60));
        await board.ObeyAsync(succeeds: false);
        var over = await OverAsync();
        Assert.AreEqual((ScheduleOutcome.Failed, "The bulb is broken."), (over.Outcome, over.Error));
        Assert.AreEqual("What the lamp was to do later did not work.", await _time.UntilAsync(board.HearAsync()));
    }

    [TestMethod]
    public async Task Over_one_link_it_is_sent_once_for_who_does_not_answer_may_have_obeyed()
    {
        using var board = await _server.OpenLampAsync("board-1");
        await board.CallAsync("run_later", TurnOff);
        await _time.PassAsync(TimeSpan.FromSeconds(60));
        await board.ExpectAsync("iot");
        await _time.PassAsync(TimeSpan.FromSeconds(30));
        await board.ExpectErrorAsync("DEVICE_OFFLINE");
        await board.PingAsync();
        using var back = await _server.OpenLampAsync("board-1");
        await _time.PassAsync(TimeSpan.FromSeconds(2));
        Assert.AreEqual("lamp.turn_off{}", await back.ObeyAsync());
    }

    [TestMethod]
    public async Task A_tool_of_a_stock_board_is_called_on_that_board()
    {
        var stock = await StockBoard.OpenAsync(_server, "stock-1");
        var device = _server.Services.GetRequiredService<Server.Devices.IConnectedDevices>().Find("stock-1")!;
        Assert.IsTrue(device.Things.Count > 0);
        await stock.Client.SendAsync("""{"type":"mcp","payload":{"id":1,"method":"tool_call","params":{"tool_name":"run_later","arguments":{"seconds":5,"tool":"self_audio_speaker_set_volume","arguments":{"volume":30}}}}}""");
        await stock.ExpectAsync("mcp");
        _time.Advance(TimeSpan.FromSeconds(5));
        await stock.AnswerUntilAsync("""self.audio_speaker.set_volume {"volume":30}""");
        Assert.AreEqual(30, stock.Volume);
    }

    [TestMethod]
    public async Task Who_was_unbound_meanwhile_commands_nothing()
    {
        using var server = new VoiceServer { Time = _time }.With("Auth:Mode", "bound");
        using var journal = server.Watch();
        var (devices, tokens) = (server.Services.GetRequiredService<DeviceStore>(), server.Services.GetRequiredService<DeviceTokens>());
        foreach (var id in (string[])["board-1", "stock-1"]) await devices.BindAsync(id, null, CancellationToken.None);
        using var board = await OpenBoundAsync("board-1");
        await board.SendAsync(Clocked.Lamp);
        await board.PingAsync();
        using (var asker = await OpenBoundAsync("stock-1"))
        {
            await asker.CallAsync("run_later", TurnOff);
            Assert.IsTrue(await server.Services.GetRequiredService<DeviceBindings>().UnbindAsync("stock-1", CancellationToken.None));
        }

        await _time.PassAsync(TimeSpan.FromSeconds(60));
        Assert.AreEqual(ScheduleOutcome.Refused, (await _time.UntilAsync(journal.ExpectAsync<DelayedCallOver>())).Outcome);
        await board.PingAsync();

        async Task<VoiceClient> OpenBoundAsync(string id)
        {
            var client = await server.ConnectAsync(id, "/", ("Authorization", $"Bearer {tokens.Issue(id, bound: true)}"));
            await client.SendAsync(VoiceClient.Hello);
            await client.ExpectAsync("hello");
            return client;
        }
    }

    [TestMethod]
    public async Task What_a_forgotten_device_asked_for_is_not_done()
    {
        using var board = await _server.OpenLampAsync("board-1");
        using (var browser = await _server.OpenAsync("browser-1", "/")) await browser.CallAsync("run_later", TurnOff);
        var store = _server.Services.GetRequiredService<ScheduleStore>();
        while ((await store.ListAsync(10, CancellationToken.None)).Count == 0) await Task.Delay(1);
        await _server.Services.GetRequiredService<DeviceStore>().ForgetAsync("browser-1", CancellationToken.None);
        await _time.PassAsync(TimeSpan.FromSeconds(61));
        var agenda = _server.Services.GetRequiredService<Agenda>();
        while (agenda.Count > 0) await Task.Delay(1);
        await board.PingAsync();
    }

    private async Task SetAndLeaveAsync()
    {
        using var board = await _server.OpenLampAsync("board-1");
        await board.CallAsync("run_later", TurnOff);
        await board.SayGoodbyeAsync();
    }

    private Task<DelayedCallOver> OverAsync() => _journal.Value.ExpectAsync<DelayedCallOver>();
}
