using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Mcp;

namespace Server.Tests.Mcp;

[TestClass]
public sealed class DeviceMcpTests
{
    private static readonly Dictionary<string, object> None = [];
    private static readonly string Volume = Board.Tool("self.audio_speaker.set_volume", """ "volume":{"type":"integer","minimum":0,"maximum":100} """);
    private static readonly string Status = Board.Tool("self.get_device_status");

    [TestMethod]
    public void A_camera_is_told_where_to_send_what_it_sees()
    {
        using var board = new Board();
        board.Mcp.Start(new McpVision("http://house/mcp/vision/explain", "secret"));
        var vision = board.Posted[0].GetProperty("params").GetProperty("capabilities").GetProperty("vision");
        Assert.AreEqual("http://house/mcp/vision/explain", vision.GetProperty("url").GetString());
        Assert.AreEqual("secret", vision.GetProperty("token").GetString());
    }

    [TestMethod]
    public void Without_a_vision_model_nothing_is_said_of_it()
    {
        using var board = new Board();
        board.Mcp.Start();
        Assert.IsFalse(board.Posted[0].GetProperty("params").GetProperty("capabilities").TryGetProperty("vision", out _));
    }

    [TestMethod]
    public void A_second_hello_does_not_ask_again()
    {
        using var board = new Board();
        board.Mcp.Start();
        board.Mcp.Start();
        Assert.HasCount(1, board.Posted);
    }

    [TestMethod]
    public void The_first_page_is_of_use_before_the_second_comes()
    {
        using var board = new Board();
        board.Mcp.Start();
        board.Reply("{}");
        Assert.IsTrue(board.Reply($$"""{"tools":[{{Volume}}],"nextCursor":"self.lamp.turn_on"}"""));
        Assert.AreEqual("self.lamp.turn_on", board.Posted[^1].GetProperty("params").GetProperty("cursor").GetString());
        Assert.HasCount(1, board.Mcp.Tools);
    }

    [TestMethod]
    public void A_device_whose_tools_change_is_asked_anew()
    {
        using var board = Board.With(Volume);
        board.Send("""{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}""");
        board.Send("""{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}""");
        Assert.AreEqual("tools/list", board.LastAsked);
        Assert.IsTrue(board.Reply($$"""{"tools":[{{Board.Tool("self.lamp.turn_on")}}]}"""));
        Assert.AreEqual("lamp", board.Mcp.Things.Single().Descriptor.Name);
        Assert.HasCount(3, board.Posted.Where(payload => payload.GetProperty("method").GetString() is "initialize" or "tools/list"));
    }

    [TestMethod]
    public async Task A_tool_is_called_by_the_name_that_the_device_gave_it()
    {
        using var board = Board.With(Board.Tool("self.dog.basic_control", """ "action":{"type":"string"} """));
        var call = board.Mcp.CallAsync("self.dog.basic_control", new Dictionary<string, object> { ["action"] = "sit" }, CancellationToken.None);
        Assert.AreEqual("""{"name":"self.dog.basic_control","arguments":{"action":"sit"}}""", board.Posted[^1].GetProperty("params").GetRawText());
        board.ReplyText("""{"ok": true}""");
        var result = await call;
        Assert.IsTrue(result.Success);
        Assert.AreEqual("""{"ok": true}""", result.Text);
    }

    [TestMethod]
    public async Task An_argument_that_does_not_fit_is_refused_before_anything_is_sent()
    {
        using var board = Board.With(Volume);
        var sent = board.Posted.Count;
        var result = await board.Mcp.CallAsync("self.audio_speaker.set_volume", new Dictionary<string, object> { ["volume"] = 101.0 }, CancellationToken.None);
        Assert.AreEqual("volume must be between 0 and 100", result.Text);
        Assert.AreEqual("volume must be a whole number", (await board.DoAsync("speaker", "set_volume", ("volume", 1.5))).Error);
        Assert.AreEqual("INVALID_PARAMETER", (await board.DoAsync("speaker", "explode")).ErrorCode);
        Assert.HasCount(sent, board.Posted);
    }

    [TestMethod]
    public async Task A_tool_that_fails_says_why()
    {
        using var board = Board.With(Board.Tool("self.camera.take_photo", """ "question":{"type":"string"} """));
        var call = board.Mcp.CallAsync("self.camera.take_photo", new Dictionary<string, object> { ["question"] = "what is it" }, CancellationToken.None);
        board.Send($$"""{"jsonrpc":"2.0","error":{"message":"Failed to capture photo" },"id":{{board.LastId}} }""");
        var result = await call;
        Assert.IsFalse(result.Success);
        Assert.AreEqual("Failed to capture photo", result.Text);
        Assert.AreEqual("HARDWARE_ERROR", result.ErrorCode);
    }

    [TestMethod]
    public async Task A_result_that_is_an_error_is_a_failure()
    {
        using var board = Board.With(Board.Tool("self.lamp.turn_on"));
        var call = board.DoAsync("lamp", "turn_on");
        board.Reply("""{"content":[{"type":"text","text":"The bulb is broken"}],"isError":true}""");
        Assert.AreEqual("The bulb is broken", (await call).Error);
    }

    [TestMethod]
    public async Task A_device_that_never_answers_is_offline_when_its_time_is_over()
    {
        using var board = Board.With(Volume);
        var command = board.DoAsync("speaker", "set_volume", ("volume", 50.0)).AsTask();
        var tool = board.Mcp.CallAsync("self.audio_speaker.set_volume", new Dictionary<string, object> { ["volume"] = 50.0 }, CancellationToken.None).AsTask();
        board.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual("DEVICE_OFFLINE", (await command).ErrorCode);
        Assert.IsFalse(tool.IsCompleted, "A photo takes longer than a lamp.");
        board.Time.Advance(TimeSpan.FromSeconds(25));
        Assert.AreEqual("DEVICE_OFFLINE", (await tool).ErrorCode);
    }

    [TestMethod]
    public async Task What_comes_after_its_time_is_ignored()
    {
        using var board = Board.With(Volume);
        var late = board.DoAsync("speaker", "set_volume", ("volume", 50.0)).AsTask();
        board.Time.Advance(TimeSpan.FromSeconds(5));
        await late;
        Assert.IsFalse(board.ReplyText("true"));
    }

    [TestMethod]
    public async Task A_turn_that_is_cancelled_waits_no_more()
    {
        using var board = Board.With(Volume);
        using var turn = new CancellationTokenSource();
        var call = board.Mcp.CallAsync("self.audio_speaker.set_volume", new Dictionary<string, object> { ["volume"] = 1.0 }, turn.Token).AsTask();
        await turn.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => call);
    }

    [TestMethod]
    public async Task Only_so_many_requests_wait_at_once()
    {
        using var board = Board.With(Board.Tool("self.lamp.turn_on"));
        var calls = Enumerable.Range(0, 20).Select(_ => board.Mcp.CallAsync("self.lamp.turn_on", None, CancellationToken.None).AsTask()).ToArray();
        Assert.HasCount(4, calls.Where(call => call.IsCompleted));
        Assert.AreEqual("SERVICE_UNAVAILABLE", (await calls[^1]).ErrorCode);
        Assert.HasCount(16, board.Posted.Where(payload => payload.GetProperty("method").GetString() == "tools/call"));
    }

    [TestMethod]
    public async Task The_state_after_a_command_is_what_the_device_tells_and_not_what_was_asked()
    {
        using var board = Board.With(Status, Volume);
        board.ReplyText("""{"audio_speaker":{"volume":70}}""");
        var command = board.DoAsync("speaker", "set_volume", ("volume", 50.0)).AsTask();
        board.ReplyText("true");
        await Board.UntilAsync(() => board.LastAsked == "self.get_device_status");
        board.ReplyText("""{"audio_speaker":{"volume":40}}""");
        Assert.AreEqual(40.0, (await command).NewState["volume"]);
        Assert.AreEqual(40.0, board.Mcp.Things.Single().State["volume"]);
    }

    [TestMethod]
    public async Task A_value_that_the_device_took_counts_when_it_cannot_be_asked_in_time()
    {
        using var board = Board.With(Status, Volume);
        board.ReplyText("""{"audio_speaker":{"volume":70}}""");
        var command = board.DoAsync("speaker", "set_volume", ("volume", 50.0)).AsTask();
        board.ReplyText("true");
        await Board.UntilAsync(() => board.LastAsked == "self.get_device_status");
        await Board.UntilAsync(() => board.Time.Waiting > 0);
        board.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(50.0, (await command).NewState["volume"]);
    }

    [TestMethod]
    public void A_refresh_that_was_not_answered_is_asked_again_when_its_time_is_over()
    {
        using var board = Board.With(Status, Volume);
        var asked = board.Posted.Count;
        board.Mcp.Refresh();
        Assert.HasCount(asked, board.Posted);
        board.Time.Advance(TimeSpan.FromSeconds(5));
        board.Mcp.Refresh();
        Assert.HasCount(asked + 1, board.Posted);
    }

    [TestMethod]
    public void Things_change_only_when_there_is_something_new_to_say()
    {
        using var board = Board.With(Status, Volume);
        Assert.IsTrue(board.ReplyText("""{"audio_speaker":{"volume":70}}"""), "The volume can be asked for now.");
        var before = board.Mcp.Things.Single().Descriptor;
        board.Mcp.Refresh();
        Assert.IsFalse(board.ReplyText("""{"audio_speaker":{"volume":20}}"""));
        Assert.AreSame(before, board.Mcp.Things.Single().Descriptor);
        Assert.AreEqual(20.0, board.Mcp.Things.Single().State["volume"]);
    }
}
