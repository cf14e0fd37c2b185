using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Server.Vision;

namespace Server.Tests.Vision;

/// <summary>A vision model that remembers what it was asked and says what a test wants.</summary>
internal sealed class ScriptedVisionModel : IVisionModel
{
    public bool IsConfigured { get; init; } = true;

    public Func<CancellationToken, ValueTask<VisionAnswer>> Answer { get; init; } = _ => ValueTask.FromResult(new VisionAnswer("一盏 lamp 💡", null));

    public List<(int Bytes, string MimeType, string Question)> Asked { get; } = [];

    public ValueTask<VisionAnswer> AnswerAsync(ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken)
    {
        lock (Asked) Asked.Add((image.Length, mimeType, question));
        return Answer(cancellationToken);
    }
}

/// <summary>The whole server with that model, and requests to it.</summary>
internal sealed class VisionHouse : IDisposable
{
    private readonly VoiceServer _server = new();
    private readonly WebApplicationFactory<Program> _host;

    public VisionHouse(ScriptedVisionModel? model = null, TimeProvider? time = null, Action<VoiceServer>? settings = null)
    {
        Model = model ?? new ScriptedVisionModel();
        settings?.Invoke(_server);
        _host = _server.WithWebHostBuilder(builder => builder.ConfigureServices(services =>
        {
            services.AddSingleton<IVisionModel>(Model);
            if (time is not null) services.AddSingleton(time);
        }));
        Client = _host.CreateClient();
    }

    public ScriptedVisionModel Model { get; }

    public HttpClient Client { get; }

    public static MultipartFormDataContent Form(string? question, byte[]? picture, string part = "file", string fileName = "camera.jpg")
    {
        var form = new MultipartFormDataContent("----ESP32_CAMERA_BOUNDARY");
        if (question is not null) form.Add(new StringContent(question), "question");
        if (picture is not null) form.Add(new ByteArrayContent(picture), part, fileName);
        return form;
    }

    /// <summary>A body as bytes that nobody tidied up.</summary>
    public static ByteArrayContent Raw(byte[] body, string contentType = "multipart/form-data; boundary=b")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    public static ByteArrayContent Raw(string body, string contentType = "multipart/form-data; boundary=b") => Raw(Encoding.Latin1.GetBytes(body), contentType);

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(
        HttpContent content, string path = "/api/vision", string? deviceId = "aa:bb:cc:dd:ee:01", bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (deviceId is not null) request.Headers.Add("Device-Id", deviceId);
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await Client.SendAsync(request);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, body.RootElement.Clone());
    }

    public void Dispose()
    {
        Client.Dispose();
        _host.Dispose();
        _server.Dispose();
    }
}
