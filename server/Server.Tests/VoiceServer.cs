using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Server.Speech;

namespace Server.Tests;

/// <summary>The whole server in this process, with speech that tests control in place of the engines.</summary>
internal sealed class VoiceServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"voice-server-{Guid.NewGuid():N}");
    private readonly Dictionary<string, string> _settings = new()
    {
        ["Speech:Recognition"] = "fixed",
        ["Speech:Synthesis"] = "fixed",
        ["RateLimits:ConnectionsPerSecond"] = "1000",
    };

    /// <summary>What the microphone is understood as; each utterance takes the next.</summary>
    public ScriptedSpeechToText Recognition { get; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Services in place of those of the program.</summary>
    public Action<IServiceCollection>? Substitutes { get; init; }

    public VoiceServer With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Connects a client that has not said hello yet.</summary>
    /// <param name="path">With a query, where one is wanted; <c>/</c> is the C# server API.</param>
    /// <param name="headers">Beside the device's id.</param>
    public async Task<VoiceClient> ConnectAsync(
        string? deviceId = "aa:bb:cc:dd:ee:01", string path = "/xiaozhi/v1/", params (string Name, string Value)[] headers)
    {
        var client = Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (deviceId is not null) request.Headers["Device-Id"] = deviceId;
            foreach (var (name, value) in headers) request.Headers[name] = value;
        };
        var socket = await client.ConnectAsync(new Uri(Server.BaseAddress, path), CancellationToken.None);
        return new VoiceClient(socket);
    }

    /// <summary>Connects a client and exchanges hellos, 16 kHz mono PCM in frames of 60 ms.</summary>
    public async Task<VoiceClient> OpenAsync(string deviceId = "aa:bb:cc:dd:ee:01", string path = "/xiaozhi/v1/")
    {
        var client = await ConnectAsync(deviceId, path);
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        _settings.TryAdd("Storage:Folder", _folder);
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<ISpeechToText>(Recognition);
            services.AddSingleton(Time);
            Substitutes?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        try
        {
            if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        }
        catch (IOException exception)
        {
            // SQLite may still be tidying up; the folder is a temporary one.
            Console.WriteLine(exception.Message);
        }
    }
}
