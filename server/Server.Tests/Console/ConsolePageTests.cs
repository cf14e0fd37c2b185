using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;
using Server.Storage;
using Server.Tests.Audio;
using static Microsoft.Playwright.Assertions;

namespace Server.Tests.OwnerConsole;

/// <summary>The page as people use it: a real browser, real clicks, the real server.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ConsolePageTests
{
    private const int FrameSamples = Signal.RateHz * 60 / 1000;

    private static LiveHouse _house = null!;

    [ClassInitialize]
    public static async Task Start(TestContext _) => _house = await LiveHouse.StartAsync();

    [ClassCleanup]
    public static async Task End() => await _house.DisposeAsync();

    [TestMethod]
    public async Task A_switch_and_a_slider_command_the_board_and_show_what_it_reports()
    {
        await using var visit = await _house.VisitAsync();
        await using var board = await FakeBoard.ConnectAsync(_house.Address, "board-switch");
        var lamp = visit.Lamp("board-switch");
        var power = lamp.GetByRole(AriaRole.Switch);
        var brightness = lamp.GetByRole(AriaRole.Slider);

        await power.CheckAsync();
        await Expect(lamp.GetByText("The lamp is on.")).ToBeVisibleAsync();
        await brightness.FocusAsync();
        await brightness.PressAsync("ArrowRight");
        await Expect(lamp.GetByText("41 %")).ToBeVisibleAsync();

        // Somebody at the board itself.
        await board.ChangeAsync("power", false);
        await Expect(power).Not.ToBeCheckedAsync();
        await board.ChangeAsync("brightness", 15);
        await Expect(brightness).ToHaveValueAsync("15");

        await lamp.GetByRole(AriaRole.Button, new() { Name = "Fail" }).ClickAsync();
        await Expect(lamp.GetByText("The bulb is broken.")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task A_click_that_opens_the_house_is_asked_about_first()
    {
        const string gate = """{"name":"front_gate","description":"Gate","properties":{},"methods":{"unlock":{"description":"Unlocks it","parameters":{},"response_success":"The gate is unlocked."}}}""";
        await using var visit = await _house.VisitAsync();
        await using var board = await FakeBoard.ConnectAsync(_house.Address, "board-gate", gate);
        var asked = new List<string>();
        visit.Page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync());
        };
        var tile = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Front gate" });
        var unlock = tile.GetByRole(AriaRole.Button, new() { Name = "Unlock" });
        await unlock.ClickAsync();
        await Expect(tile.GetByText("Left as it is.")).ToBeVisibleAsync();
        await unlock.ClickAsync();
        await Expect(tile.GetByText("The gate is unlocked.")).ToBeVisibleAsync();
        Assert.AreEqual("Front gate: unlock? Front gate: unlock?", string.Join(' ', asked));
    }

    [TestMethod]
    public async Task Who_answers_on_a_device_is_chosen_at_its_name()
    {
        await using var visit = await _house.VisitAsync();
        await using var board = await FakeBoard.ConnectAsync(_house.Address, "board-role");
        var devices = _house.Server.Services.GetRequiredService<DeviceStore>();
        await devices.SeeAsync("board-role", null, null, null, CancellationToken.None);
        await visit.Page.ReloadAsync();
        var choice = visit.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "board-role" }).GetByLabel("Who answers");
        await Expect(choice).ToHaveValueAsync("");
        await visit.Page.RunAndWaitForResponseAsync(() => choice.SelectOptionAsync("Joy"), answer => answer.Url.EndsWith("/role", StringComparison.Ordinal) && answer.Status == 204);
        await visit.Page.ReloadAsync();
        await Expect(choice).ToHaveValueAsync("nurse");
        Assert.AreEqual("nurse", (await devices.FindAsync("board-role", CancellationToken.None))!.Role);
    }

    [TestMethod]
    public async Task A_typed_sentence_reaches_the_house_and_is_answered_in_the_conversation()
    {
        await using var visit = await _house.VisitAsync();
        await using var board = await FakeBoard.ConnectAsync(
            _house.Address, "board-porch", FakeBoard.Lamp.Replace("\"lamp\"", "\"porch_lamp\"", StringComparison.Ordinal));
        var porch = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Porch lamp" });
        await Expect(porch.GetByText("40 %")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Type a sentence").FillAsync("turn on the porch lamp");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(porch.GetByRole(AriaRole.Switch)).ToBeCheckedAsync();
        var conversation = visit.Page.GetByRole(AriaRole.Log);
        await Expect(conversation.GetByText("turn on the porch lamp")).ToBeVisibleAsync();
        await Expect(conversation.GetByText("Porch lamp: turn on")).ToBeVisibleAsync();
        await Expect(conversation.GetByText("The lamp is on.")).ToBeVisibleAsync();
        await Expect(conversation.GetByText("first sound after")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#dock")).ToHaveAttributeAsync("data-state", "idle");
    }

    [TestMethod]
    public async Task Holding_the_button_sends_what_the_microphone_hears()
    {
        _house.Server.Recognition.Hears(new Transcript("what time is it", 0.87, HeardSpeech: true));
        await using var visit = await _house.VisitAsync();
        var hold = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hold to talk" });
        await hold.HoverAsync();
        await visit.Page.Mouse.DownAsync();
        await Expect(visit.Page.GetByText("Listening.")).ToBeVisibleAsync();

        await Expect(hold).ToHaveAttributeAsync("style", new Regex("--level"));
        await visit.Page.WaitForTimeoutAsync(1_000);
        await visit.Page.Mouse.UpAsync();

        await Expect(visit.Page.GetByText("what time is it")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("87 % sure")).ToBeVisibleAsync();
        var heard = _house.Server.Recognition.Audio.ToArray();
        Assert.IsGreaterThan(12_000, heard.Length);
        Assert.AreEqual(0, heard.Length % FrameSamples, "Whole frames of 60 ms.");

        // A busy machine starves the browser's microphone now and then; the best frame tells what became of the sound.
        var best = heard.Chunk(FrameSamples).Max(frame => Signal.ToneToNoiseDecibels(frame, LiveHouse.ToneHz, Signal.RateHz));
        Assert.IsGreaterThan(20, best);
    }

    [TestMethod]
    public async Task A_refused_binding_and_a_refused_upload_are_told()
    {
        await using var visit = await _house.VisitAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Setup" }).ClickAsync();
        await visit.Page.GetByLabel("Device id").FillAsync("aa:bb:cc:dd:ee:ff");
        await visit.Page.GetByLabel("Code").FillAsync("123456");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).ClickAsync();
        await Expect(visit.Page.GetByText("Devices need no binding here")).ToBeVisibleAsync();

        await visit.Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "bare-1.2.0.bin", MimeType = "application/octet-stream", Buffer = new byte[100] });
        await Expect(visit.Page.GetByLabel("Version")).ToHaveValueAsync("1.2.0");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(visit.Page.Locator("#upload .outcome.failed")).ToContainTextAsync("This is no firmware");
    }

    [TestMethod]
    public async Task Markup_in_what_a_device_says_is_shown_as_text()
    {
        const string markup = "<img src=x onerror=document.title='owned'>";
        await using var visit = await _house.VisitAsync();
        await using var board = await FakeBoard.ConnectAsync(
            _house.Address, "board-hostile", $$"""{"name":"lamp","description":"{{markup}}","properties":{},"methods":{} }""");
        await board.SendAsync($$"""{"type":"listen","state":"detect","text":"{{markup}}"}""");

        await Expect(visit.Lamp("board-hostile").GetByText(markup)).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Log).GetByText(markup)).ToBeVisibleAsync();
        Assert.AreEqual("Voice", await visit.Page.TitleAsync());
    }

    [TestMethod]
    public async Task On_a_phone_each_view_fits_the_screen()
    {
        await using var visit = await _house.VisitAsync(onPhone: true);
        await using var board = await FakeBoard.ConnectAsync(_house.Address, "board-with-a-name-of-many-many-many-many-letters-0123456789");
        await Expect(visit.Lamp("board-with-a-name")).ToBeVisibleAsync();
        foreach (var view in new[] { "Conversation", "Setup", "Log", "House" })
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = view, Exact = true }).TapAsync();
            Assert.AreEqual(375, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), view);
        }

        await Expect(visit.Lamp("board-with-a-name")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hold to talk" })).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task From_elsewhere_the_page_asks_for_the_key_and_tells_why_there_is_no_microphone()
    {
        await using var visit = await _house.VisitAsync(_house.Elsewhere);
        var key = visit.Page.GetByLabel("Owner’s key");
        var open = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Open" });
        await key.FillAsync("guessed");
        await open.ClickAsync();
        await Expect(visit.Page.GetByText("This is not the owner's key.")).ToBeVisibleAsync();
        await key.FillAsync(LiveHouse.Key);
        await open.ClickAsync();

        await Expect(visit.Page.GetByText("connected ·")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("only to pages from localhost or over https")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hold to talk" })).ToBeHiddenAsync();
    }
}
