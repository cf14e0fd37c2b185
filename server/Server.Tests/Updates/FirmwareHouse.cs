using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Server.Storage;

namespace Server.Tests.Updates;

/// <summary>A server over a firmware folder, with its owner and its devices.</summary>
internal sealed class FirmwareHouse : IDisposable
{
    private readonly VoiceServer _server;

    public FirmwareHouse(Action<VoiceServer>? settings = null)
    {
        _server = new VoiceServer().With("Storage:Folder", Folder.Path).With("RateLimits:RequestsPerSecond", "100000");
        settings?.Invoke(_server);
        Client = _server.CreateClient();
    }

    public FirmwareFolder Folder { get; } = new();

    public HttpClient Client { get; }

    /// <summary>The version that a device is offered; null for none.</summary>
    public async Task<string?> OfferedAsync(string deviceId = "aa:bb:cc:dd:ee:01", string board = "lamp", string running = "1.0.0", string path = "/xiaozhi/ota/")
    {
        var firmware = await FirmwareForAsync(deviceId, board, running, path);
        return firmware.GetProperty("url").GetString()!.Length == 0 ? null : firmware.GetProperty("version").GetString();
    }

    public async Task<JsonElement> FirmwareForAsync(string deviceId, string board, string running, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Device-Id", deviceId);
        request.Content = new StringContent($$"""{"application":{"version":"{{running}}"},"board":{"type":"{{board}}"} }""", Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request);
        using var reply = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return reply.RootElement.GetProperty("firmware").Clone();
    }

    /// <summary>What the owner does, at the machine itself.</summary>
    /// <param name="from">An address elsewhere, through a proxy; null for the machine itself.</param>
    public async Task<(HttpStatusCode Status, JsonElement Body)> OwnerAsync(HttpMethod method, string path, byte[]? body = null, string? from = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new ByteArrayContent(body) };
        if (from is not null) request.Headers.Add("X-Forwarded-For", from);
        using var response = await Client.SendAsync(request);
        using var reply = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, reply.RootElement.Clone());
    }

    public async Task FollowAsync(string deviceId, string channel)
    {
        var devices = _server.Services.GetRequiredService<DeviceStore>();
        await devices.BindAsync(deviceId, null, CancellationToken.None);
        await devices.SetChannelAsync(deviceId, channel, CancellationToken.None);
    }

    public void Dispose()
    {
        Client.Dispose();
        _server.Dispose();
        Folder.Dispose();
    }
}
