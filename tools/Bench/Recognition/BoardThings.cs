using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Server.Devices;

namespace Bench.Recognition;

/// <summary>Asks an emulated board what is attached to it: switches it on, answers its hello and reads its
/// descriptors.</summary>
internal static class BoardThings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <exception cref="InvalidOperationException">The emulator is not built, does not know the board, or the board told
    /// nothing.</exception>
    public static async Task<IReadOnlyList<ThingDescriptor>> AskAsync(string board, CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource<IReadOnlyList<ThingDescriptor>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.UseWebSockets();
        server.Map("/voice", (HttpContext context) => ListenAsync(context, told));
        server.Map("/{**any}", (HttpContext context) => Results.Text($$$"""{"websocket":{"url":"ws://{{{context.Request.Host}}}/voice"}}""", "application/json"));
        await server.StartAsync(cancellationToken);

        using var emulator = Start(board, server.Urls.First());
        try
        {
            var ended = emulator.WaitForExitAsync(cancellationToken);
            var first = await Task.WhenAny(told.Task, ended).WaitAsync(Patience, cancellationToken);
            return first == told.Task
                ? await told.Task
                : throw new InvalidOperationException($"The emulator ended with code {emulator.ExitCode}: {await emulator.StandardError.ReadToEndAsync(cancellationToken)}");
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The board {board} did not tell what is attached to it.");
        }
        finally
        {
            if (!emulator.HasExited) emulator.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string board, string server)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "tools", "Emulator"))) folder = folder.Parent;
        var dll = Path.Combine(folder?.FullName ?? "", "tools", "Emulator", "bin", "Release", "net10.0", "Emulator.dll");
        if (!File.Exists(dll)) throw new InvalidOperationException("The emulator is not built: dotnet build tools/Emulator -c Release");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in new[] { dll, "emulate", "--board", board, "--server", server, "--headless" }) start.ArgumentList.Add(argument);
        var emulator = Process.Start(start)!;
        emulator.OutputDataReceived += (_, _) => { }; // Read, or the board would wait for a full pipe.
        emulator.BeginOutputReadLine();
        return emulator;
    }

    private static async Task ListenAsync(HttpContext context, TaskCompletionSource<IReadOnlyList<ThingDescriptor>> told)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[256 * 1024];
        var length = 0;
        while (!told.Task.IsCompleted)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), context.RequestAborted);
            if (part.MessageType == WebSocketMessageType.Close) return;
            length += part.Count;
            if (!part.EndOfMessage) continue;
            if (part.MessageType == WebSocketMessageType.Text) await TakeAsync(buffer.AsMemory(0, length));
            length = 0;
        }

        async Task TakeAsync(ReadOnlyMemory<byte> message)
        {
            using var json = JsonDocument.Parse(message);
            if (json.RootElement.GetProperty("type").GetString() == "hello")
            {
                // A board accepts the form of sound that it proposed itself.
                var hello = $$$$"""{"type":"hello","transport":"websocket","session_id":"bench","audio_params":{{{{json.RootElement.GetProperty("audio_params")}}}}}""";
                await socket.SendAsync(Encoding.UTF8.GetBytes(hello), WebSocketMessageType.Text, true, context.RequestAborted);
            }

            if (json.RootElement.TryGetProperty("descriptors", out var descriptors))
            {
                if (DescriptorReader.TryRead(descriptors, out var things, out var error)) told.TrySetResult(things);
                else told.TrySetException(new InvalidOperationException(error));
            }
        }
    }
}
