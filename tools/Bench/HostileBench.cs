using System.Net.WebSockets;
using System.Text;
using Emulator.Running;

namespace Bench;

/// <summary>Clients that send garbage as fast as they can, round after round, while the server's memory is watched:
/// what grows from round to round is lost.</summary>
internal sealed class HostileBench(ServerChild server)
{
    private const int Clients = 8;
    private const int MessagesPerRound = 400;
    private const int LargeMessageBytes = 10_000_000;

    private static readonly string[] Garbage =
    [
        "not json", "{", "[]", "{}", "{\"type\":7}", "{\"type\":\"dance\"}", "{\"type\":\"\\ud800\"}",
        "{\"type\":\"listen\",\"state\":\"start\",\"mode\":\"manual\"}", "{\"type\":\"listen\",\"state\":\"stop\"}",
        "{\"type\":\"iot\",\"descriptors\":[{\"name\":\"x\"}]}", "{\"type\":\"iot\",\"command_results\":[{}]}", "{\"type\":\"abort\"}",
    ];

    /// <summary>Resident memory of the server in megabytes, before and after each round.</summary>
    public List<double> Megabytes { get; } = [];

    public async Task RunAsync(int rounds, CancellationToken cancellationToken)
    {
        Measure();
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => AttackAsync(client, cancellationToken)));
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            Measure();
        }
    }

    private async Task AttackAsync(int client, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Device-Id", $"hostile-{client}");
        await socket.ConnectAsync(server.VoiceAddress, cancellationToken);
        var draining = DrainAsync(socket, cancellationToken);
        if (client % 2 == 0) await SendAsync(socket, """{"type":"hello"}""", cancellationToken);
        var random = new Random(client);
        var noise = new byte[4_000];
        for (var i = 0; i < MessagesPerRound; i++)
        {
            await SendAsync(socket, Garbage[random.Next(Garbage.Length)], cancellationToken);
            random.NextBytes(noise);
            await socket.SendAsync(noise.AsMemory(0, random.Next(noise.Length)), WebSocketMessageType.Binary, true, cancellationToken);
        }

        await SendAsync(socket, new string('a', LargeMessageBytes), cancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"type\":"), WebSocketMessageType.Text, false, cancellationToken);
        socket.Abort();
        await draining;
    }

    private static async Task DrainAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[8 * 1024];
        try
        {
            while (socket.State == WebSocketState.Open) await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The link was cut from this side, which is part of the attack.
            return;
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);

    private void Measure() => Megabytes.Add(Math.Round(server.ResidentMegabytes, 1));
}
