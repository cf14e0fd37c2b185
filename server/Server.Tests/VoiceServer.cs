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

    public VoiceServer With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Connects a client that has not said hello yet.</summary>
    public async Task<VoiceClient> ConnectAsync(string? deviceId = "aa:bb:cc:dd:ee:01")
    {
        var client = Server.CreateWebSocketClient();
        if (deviceId is not null) client.ConfigureRequest = request => request.Headers["Device-Id"] = deviceId;
        var socket = await client.ConnectAsync(new Uri(Server.BaseAddress, "/xiaozhi/v1/"), CancellationToken.None);
        return new VoiceClient(socket);
    }

    /// <summary>Connects a client and exchanges hellos, 16 kHz mono PCM in frames of 60 ms.</summary>
    public async Task<VoiceClient> OpenAsync(string deviceId = "aa:bb:cc:dd:ee:01")
    {
        var client = await ConnectAsync(deviceId);
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
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
