using Server.Auth;
using Server.Hosting;
using Server.OpenApi;
using Server.Protocol;

namespace Server.Updates;

/// <summary>The address that a device asks at its start and now and then: what time it is, where to talk, with which token,
/// whether there is newer firmware, and by which code it gets an owner. Both server APIs have one; they differ in words.</summary>
internal static class CheckEndpoints
{
    // The texts are the documents' own: programs look for them.
    private static readonly OtaApi[] Apis =
    [
        new(UpdateEndpoints.Path, "/xiaozhi/v1/", FirmwareDownloads.Path, "OTA接口运行正常，发设备发送的websocket地址是：", "request error.", _ => "request error."),
        new("/api/ota/", "/", FirmwareDownloads.ApiPath, "OTA interface is running, websocket address: ", "缺少 device-id", why => $"解析失败: {why}"),
    ];

    /// <param name="WebSocketPath">Where its clients talk.</param>
    /// <param name="DownloadPath">Where they load firmware from.</param>
    /// <param name="Greeting">Stands before the WebSocket's address for people who look.</param>
    private sealed record OtaApi(string Path, string WebSocketPath, string DownloadPath, string Greeting, string MissingId, Func<string, string> BadBody);

    public static void MapUpdateChecks(this WebApplication app)
    {
        foreach (var api in Apis)
        {
            app.MapGet(api.Path, (HttpRequest request, PublicAddress address) =>
                Results.Text(api.Greeting + address.WebSocket(request, api.WebSocketPath)))
                .WithTags("Updates").WithSummary("Where devices are sent to").Produces<string>(contentType: "text/plain");
            app.MapPost(api.Path, (HttpRequest request, CheckServices services, CancellationToken cancellationToken) =>
                CheckAsync(api, request, services, cancellationToken))
                .WithTags("Updates").WithSummary("A device asks for the time, where to talk, and newer firmware").TakesDeviceId()
                .TakesJson("""{"application":{"version":"1.0.0"},"board":{"type":"bare"}}""").Produces<OtaReply>().Produces<OtaError>(400);
            app.MapPost(api.Path + "activate", (HttpRequest request, CheckServices services, CancellationToken cancellationToken) =>
                ActivateAsync(api, request, services, cancellationToken))
                .WithTags("Updates").WithSummary("A device asks whether its owner has bound it").TakesDeviceId()
                .TakesJson("{}").Produces<ActivationReply>().Produces<HttpError>(202).Produces<OtaError>(400).Produces<HttpError>(403);
        }
    }

    private static async Task<IResult> CheckAsync(OtaApi api, HttpRequest request, CheckServices services, CancellationToken cancellationToken)
    {
        if (DeviceIds.Of(request) is not { } deviceId) return BadRequest(api.MissingId);
        if (await CheckBody.ReadAsync(request, cancellationToken) is not { } body)
            return BadRequest(api.BadBody($"the body is no JSON object of at most {CheckBody.MaxBytes} bytes"));
        var clientId = DeviceIds.ClientOf(request);
        var (token, offer) = await services.Gate.CheckInAsync(deviceId, clientId, cancellationToken);

        // Of a device that is bound, only itself may say what it calls itself.
        services.Sightings.Post(deviceId, token is null ? null : clientId, body);
        var now = services.Time.GetLocalNow();
        var reply = new OtaReply(
            new OtaTime(now.ToUnixTimeMilliseconds(), (int)now.Offset.TotalMinutes),
            UpdateEndpoints.FirmwareFor(await services.Offers.ForAsync(deviceId, body, cancellationToken), body, request, services.Address, api.DownloadPath),
            new OtaWebSocket(services.Address.WebSocket(request, api.WebSocketPath), token),
            offer is null ? null : ActivationOf(offer));
        return JsonAnswers.Answer(reply, OtaJson.Raw.OtaReply);
    }

    /// <summary>200 for a device that is in, 202 for one that shall ask again.</summary>
    private static async Task<IResult> ActivateAsync(OtaApi api, HttpRequest request, CheckServices services, CancellationToken cancellationToken)
    {
        if (DeviceIds.Of(request) is not { } deviceId) return BadRequest(api.MissingId);
        if (await ActivationBody.ReadAsync(request, cancellationToken) is not { } body)
            return BadRequest(api.BadBody("the body is no JSON object of an activation"));
        if (services.Gate.IsFree(deviceId)) return Activated();
        var clientId = DeviceIds.ClientOf(request);
        switch ((await services.Bindings.FindAsync(deviceId, clientId, cancellationToken)).Binding)
        {
            case Binding.Bound:
                return Activated();
            case Binding.Foreign:
                return HttpErrors.Refuse(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "This device is bound with another Client-Id. Its owner must unbind it first.");
            case Binding.Unknown:
                return HttpErrors.Refuse(StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServiceUnavailable, "The database cannot be used at the moment. Try again later.");
        }

        if (services.Bindings.HasKey(body.SerialNumber))
        {
            var proven = body.Algorithm == ActivationBody.HmacSha256
                && await services.Bindings.TryProveAsync(deviceId, body.SerialNumber!, body.Challenge ?? "", body.Hmac ?? "", cancellationToken);
            return proven ? Activated() : HttpErrors.Refuse(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "This is not the answer to the challenge.");
        }

        var offer = await services.Bindings.OfferAsync(deviceId, clientId, cancellationToken);
        return HttpErrors.NotBound(StatusCodes.Status202Accepted, offer.Code);
    }

    private static OtaActivation ActivationOf(BindingOffer offer) => new(
        $"Bind this device with the code {offer.Code}", offer.Code, offer.Challenge, (long)offer.TimeLeft.TotalMilliseconds);

    private static IResult Activated() => JsonAnswers.Answer(new ActivationReply(true, "The device is activated."), OtaJson.Raw.ActivationReply);

    private static IResult BadRequest(string message) =>
        JsonAnswers.Answer(new OtaError(false, message), OtaJson.Raw.OtaError, StatusCodes.Status400BadRequest);
}

/// <summary>What an update check works with.</summary>
internal sealed record CheckServices(
    FirmwareOffers Offers, DeviceGate Gate, DeviceBindings Bindings, DeviceSightings Sightings, PublicAddress Address, TimeProvider Time);
