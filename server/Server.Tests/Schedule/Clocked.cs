using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Journal;

namespace Server.Tests.Schedule;

/// <summary>A server whose clock the test moves, and what the tests of the schedule do with it again and again.</summary>
internal static class Clocked
{
    public const string Lamp =
        """{"type":"iot","descriptors":[{"name":"lamp","description":"Lamp","properties":{"power":{"type":"boolean","description":"Power"}},"methods":{"turn_on":{"description":"On","parameters":{}},"turn_off":{"description":"Off","parameters":{}},"set_level":{"description":"Level","parameters":{"level":{"type":"number","description":"Level","min":0,"max":100,"required":true}}}}}]}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Calls a tool as a client does that wants one run, and returns the text of its result.</summary>
    public static async Task<string> CallAsync(this VoiceClient client, string tool, string arguments = "{}")
    {
        await client.RequestAsync(tool, arguments);
        var answer = await client.ExpectAsync("mcp");
        Assert.AreEqual(tool, answer.GetProperty("function_name").GetString());
        return answer.GetProperty("result").GetString()!;
    }

    public static Task RequestAsync(this VoiceClient client, string tool, string arguments = "{}") =>
        client.SendAsync($$"""{"type":"mcp","action":"call_function","function_name":"{{tool}}","parameters":{{arguments}}}""");

    /// <summary>Connects a board with a lamp; what it sent is handled when this returns.</summary>
    public static async Task<VoiceClient> OpenLampAsync(this VoiceServer server, string deviceId, string things = Lamp)
    {
        var board = await server.OpenAsync(deviceId);
        await board.SendAsync(things);
        await board.PingAsync();
        return board;
    }

    /// <summary>Fails when anything else comes before the answer: everything before is handled, and nothing was said.</summary>
    public static async Task PingAsync(this VoiceClient client)
    {
        await client.SendAsync("""{"type":"ping"}""");
        var first = await client.ReceiveAsync();
        Assert.IsTrue(first is { } message && VoiceClient.Is(message, "pong"), $"Nothing is sent, not {first}.");
    }

    /// <summary>The next command to the things of a board, reported as done.</summary>
    public static async Task<string> ObeyAsync(this VoiceClient board, bool succeeds = true)
    {
        var command = (await board.ExpectAsync("iot")).GetProperty("commands")[0];
        var id = command.GetProperty("command_id").GetString();
        await board.SendAsync(succeeds
            ? $$$"""{"type":"iot","command_results":[{"command_id":"{{{id}}}","success":true,"new_state":{}}]}"""
            : $$$"""{"type":"iot","command_results":[{"command_id":"{{{id}}}","success":false,"error":"The bulb is broken.","error_code":"HARDWARE_ERROR"}]}""");
        return $"{command.GetProperty("name").GetString()}.{command.GetProperty("method").GetString()}{command.GetProperty("parameters").GetRawText()}";
    }

    /// <summary>The next sentence that is spoken to the client.</summary>
    public static async Task<string> HearAsync(this VoiceClient client) =>
        (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString()!;

    /// <summary>Moves the clock in small steps until the task is done.</summary>
    public static async Task<T> UntilAsync<T>(this ManualTime time, Task<T> task, int stepMilliseconds = 20)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(stepMilliseconds));
            await Task.Delay(1, timeout.Token);
        }

        return await task;
    }

    /// <summary>Moves the clock, letting what runs in the background look at it on the way.</summary>
    public static async Task PassAsync(this ManualTime time, TimeSpan span, int steps = 50)
    {
        for (var i = 0; i < steps; i++)
        {
            time.Advance(span / steps);
            await Task.Delay(1);
        }
    }

    /// <summary>What the server tells of from now on.</summary>
    public static JournalReader Watch(this VoiceServer server) => server.Services.GetRequiredService<EventJournal>().Watch(1000);

    /// <summary>The next entry of a kind.</summary>
    public static async Task<T> ExpectAsync<T>(this JournalReader journal)
        where T : JournalEntry
    {
        using var timeout = new CancellationTokenSource(Patience);
        await foreach (var entry in journal.ReadAllAsync(timeout.Token))
            if (entry is T expected) return expected;
        throw new InvalidOperationException("The journal ended.");
    }

    /// <summary>The next message as <c>type</c> or <c>tts:state</c>; audio is <c>audio</c>.</summary>
    public static string NameOf(JsonElement? message) => message is not { } known
        ? "audio"
        : known.GetProperty("type").GetString() is "tts" ? $"tts:{known.GetProperty("state").GetString()}" : known.GetProperty("type").GetString()!;
}
