using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Auth;
using Server.Devices;
using Server.Hosting;
using Server.Storage;
using Server.Tests.Storage;

namespace Server.Tests.Auth;

/// <summary>An endpoint of some other part that is for devices.</summary>
[TestClass]
public sealed class DeviceEndpointsTests
{
    [TestMethod]
    public async Task An_endpoint_for_devices_asks_for_an_id_and_a_token()
    {
        await using var place = new SqlitePlace();
        await using var app = await StartAsync(place.Folder);
        var (status, body) = await AskAsync(app, null, null);
        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual("MISSING_DEVICE_ID", body.GetProperty("error_code").GetString());
        Assert.AreEqual(HttpStatusCode.BadRequest, (await AskAsync(app, "../x", null)).Status);
        Assert.AreEqual(HttpStatusCode.OK, (await AskAsync(app, "listed", "forged")).Status);

        (status, body) = await AskAsync(app, "one", null);
        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
        Assert.AreEqual("DEVICE_NOT_BOUND", body.GetProperty("error_code").GetString());
        var code = body.GetProperty("bind_code").GetString()!;
        Assert.AreEqual(BindOutcome.Bound, await app.Services.GetRequiredService<DeviceBindings>().TakeInAsync("one", code, null, default));

        (status, body) = await AskAsync(app, "one", "forged");
        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
        Assert.AreEqual(("UNAUTHORIZED", "INVALID_TOKEN"), CodesOf(body));
        var tokens = app.Services.GetRequiredService<DeviceTokens>();
        (_, body) = await AskAsync(app, "one", tokens.Issue("two", bound: true));
        Assert.AreEqual(("UNAUTHORIZED", "DEVICE_ID_MISMATCH"), CodesOf(body));
        Assert.AreEqual(HttpStatusCode.OK, (await AskAsync(app, "one", tokens.Issue("one", bound: true))).Status);
    }

    private static (string?, string?) CodesOf(JsonElement body) =>
        (body.GetProperty("error_code").GetString(), body.GetProperty("code").GetString());

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:Folder"] = folder;
        builder.Configuration["Auth:Mode"] = "bound";
        builder.Configuration["Auth:AllowedDevices:0"] = "listed";
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IConnectedDevices, NobodyConnected>();
        builder.Services.AddSingleton(new Conversations(new MemoryOptions(), TimeProvider.System));
        builder.Services.AddSingleton<Server.Journal.EventJournal>();
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddPublicAddress();
        builder.Services.AddOwnerAccess(builder.Configuration);
        builder.Services.AddDeviceAccess(builder.Configuration);
        var app = builder.Build();
        app.MapGet("/for-devices", () => new object()).RequireDevice();
        await app.StartAsync();
        return app;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(WebApplication app, string? deviceId, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/for-devices");
        if (deviceId is not null) request.Headers.TryAddWithoutValidation("Device-Id", deviceId);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = await app.GetTestClient().SendAsync(request);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, document.RootElement.Clone());
    }
}
