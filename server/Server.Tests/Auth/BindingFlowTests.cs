using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Auth;

/// <summary>A device on its way in, as the whole server sees it.</summary>
[TestClass]
public sealed class BindingFlowTests
{
    private const string Device = "aa:bb:cc:dd:ee:01";

    private readonly ManualTime _time = new();

    public BindingFlowTests() => _time.Advance(TimeSpan.FromDays(365));

    [TestMethod]
    [DataRow("/xiaozhi/ota/")]
    [DataRow("/api/ota/")]
    public async Task A_device_is_told_its_code_waits_and_gets_a_token_once_its_owner_has_entered_it(string ota)
    {
        using var server = Bound();
        var http = server.CreateClient();
        var (_, first) = await PostAsync(http, ota, "{}", Device);
        var activation = first.GetProperty("activation");
        var code = activation.GetProperty("code").GetString()!;
        Assert.Contains(code, activation.GetProperty("message").GetString()!);
        Assert.AreEqual(600_000, activation.GetProperty("timeout_ms").GetInt64());
        Assert.IsFalse(first.GetProperty("websocket").TryGetProperty("token", out _));
        var (waiting, why) = await PostAsync(http, ota + "activate", "{}", Device);
        Assert.AreEqual(HttpStatusCode.Accepted, waiting);
        Assert.AreEqual("DEVICE_NOT_BOUND", why.GetProperty("error_code").GetString());
        Assert.AreEqual(code, why.GetProperty("bind_code").GetString());

        var (bound, reply) = await PostAsync(http, "/api/device/bind", Body(Device.ToUpperInvariant(), code, "客厅音箱"));
        Assert.AreEqual(HttpStatusCode.OK, bound);
        Assert.IsTrue(reply.GetProperty("success").GetBoolean());
        var info = reply.GetProperty("device_info");
        Assert.AreEqual(Device.ToUpperInvariant(), info.GetProperty("device_id").GetString());
        Assert.AreEqual("客厅音箱", info.GetProperty("device_name").GetString());
        Assert.AreEqual("1971-01-01T00:00:00Z", info.GetProperty("bind_time").GetString());

        Assert.AreEqual(HttpStatusCode.OK, (await PostAsync(http, ota + "activate", "{}", Device)).Status);
        var (_, second) = await PostAsync(http, ota, "{}", Device);
        Assert.IsFalse(second.TryGetProperty("activation", out _));
        using var client = await ConnectAsync(server, Device, second.GetProperty("websocket").GetProperty("token").GetString());
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
    }

    [TestMethod]
    public async Task A_device_without_an_owner_says_its_code_to_whatever_it_hears_and_does_nothing_else()
    {
        using var server = Bound();
        using var client = await server.OpenAsync(Device);
        await client.SendAsync(VoiceClient.Lamp);
        await client.SendAsync("""{"type":"listen","state":"detect","text":"turn on the lamp"}""");
        var alert = await client.ExpectAsync("alert");
        var code = (await PostAsync(server.CreateClient(), "/xiaozhi/ota/", "{}", Device)).Body.GetProperty("activation").GetProperty("code").GetString()!;
        Assert.Contains(code, alert.GetProperty("message").GetString()!);
        Assert.AreEqual("neutral", alert.GetProperty("emotion").GetString());
        var said = (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString()!;
        Assert.AreEqual($"Please bind this device with the code {string.Join(' ', code.AsEnumerable())}.", said);
    }

    [TestMethod]
    public async Task A_device_without_an_owner_takes_room_like_any_other()
    {
        using var server = Bound().With("Sessions:MaxSessions", "1");
        using (var guest = await server.OpenAsync(Device))
        {
            var refused = await Assert.ThrowsAsync<Exception>(() => server.ConnectAsync("aa:bb:cc:dd:ee:31"));
            Assert.Contains($"{(int)HttpStatusCode.ServiceUnavailable}", refused.Message);
            await guest.SayGoodbyeAsync();
        }
    }

    [TestMethod]
    public async Task A_device_that_was_bound_meanwhile_is_told_to_start_again()
    {
        using var server = Bound();
        using var client = await server.OpenAsync(Device);
        await BindAsync(server);
        await client.SendAsync("""{"type":"listen","state":"detect","text":"hello"}""");
        Assert.Contains("bound now", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString()!);
    }

    [TestMethod]
    public async Task A_bound_device_without_a_good_token_is_told_so_and_closed()
    {
        using var server = Bound();
        await BindAsync(server);
        foreach (var token in new[] { null, "x", TestTokens.Sign(TestTokens.Header, TestTokens.Claims(Device, _time.GetUtcNow(), _time.GetUtcNow().AddHours(1)), "another key") })
        {
            using var client = await ConnectAsync(server, Device, token);
            await client.ExpectErrorAsync("AUTH_FAILED");
            await client.ExpectCloseAsync();
        }
    }

    [TestMethod]
    public async Task A_browser_may_show_its_token_in_the_query()
    {
        using var server = Bound();
        var token = TestTokens.Sign(TestTokens.Header, TestTokens.Claims(Device, _time.GetUtcNow(), _time.GetUtcNow().AddHours(1)));
        var sockets = server.Server.CreateWebSocketClient();
        using var client = new VoiceClient(await sockets.ConnectAsync(
            new Uri(server.Server.BaseAddress, $"/xiaozhi/v1/?device-id={Device}&authorization=Bearer%20{token}"), CancellationToken.None));
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
    }

    [TestMethod]
    public async Task Unbinding_cuts_the_link_of_the_device()
    {
        using var server = Bound();
        var token = await BindAsync(server);
        using var client = await ConnectAsync(server, Device, token);
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
        var (status, _) = await PostAsync(server.CreateClient(), "/api/device/unbind", $$"""{"device_id":"{{Device}}"}""");
        Assert.AreEqual(HttpStatusCode.OK, status);
        await Assert.ThrowsAsync<Exception>(async () =>
        {
            while (true) await client.ReceiveAsync();
        });
        Assert.AreEqual(HttpStatusCode.NotFound, (await PostAsync(server.CreateClient(), "/api/device/unbind", $$"""{"device_id":"{{Device}}"}""")).Status);
    }

    [TestMethod]
    public async Task Guessing_codes_is_slowed_down_for_the_device_and_the_address()
    {
        using var server = Bound();
        var http = server.CreateClient();
        var code = (await PostAsync(http, "/xiaozhi/ota/", "{}", Device)).Body.GetProperty("activation").GetProperty("code").GetString()!;
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 4; i++)
        {
            var (status, body) = await PostAsync(http, "/api/device/bind", Body(Device, wrong));
            Assert.AreEqual(HttpStatusCode.Forbidden, status);
            Assert.AreEqual("DEVICE_NOT_BOUND", body.GetProperty("error_code").GetString());
        }

        Assert.AreEqual(HttpStatusCode.TooManyRequests, (await PostAsync(http, "/api/device/bind", Body(Device, code))).Status);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, (await PostAsync(http, "/api/device/bind", Body("another", wrong))).Status);
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.AreEqual(HttpStatusCode.OK, (await PostAsync(http, "/api/device/bind", Body(Device, code))).Status);
    }

    [TestMethod]
    [DataRow("""{"bind_code":"123456"}""", "device_id")]
    [DataRow("""{"device_id":"../../etc/passwd","bind_code":"123456"}""", "device_id")]
    [DataRow("""{"device_id":"a"}""", "bind_code")]
    [DataRow("""{"device_id":"a","bind_code":"12345"}""", "bind_code")]
    [DataRow("""{"device_id":"a","bind_code":"12345x"}""", "bind_code")]
    public async Task A_bind_request_with_unusable_fields_is_told_which(string body, string field)
    {
        using var server = Bound();
        var (status, error) = await PostAsync(server.CreateClient(), "/api/device/bind", body);
        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual("INVALID_REQUEST", error.GetProperty("error_code").GetString());
        var details = error.GetProperty("details");
        Assert.Contains(field, details.GetProperty("missing_fields").GetRawText() + details.GetProperty("invalid_fields").GetRawText());
    }

    [TestMethod]
    [DataRow("", HttpStatusCode.BadRequest)]
    [DataRow("null", HttpStatusCode.BadRequest)]
    [DataRow("[1]", HttpStatusCode.BadRequest)]
    [DataRow("{\"device_id\":7}", HttpStatusCode.BadRequest)]
    [DataRow("{\"device_id\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [DataRow(null, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_bind_request_that_is_none_is_refused(string? body, HttpStatusCode expected)
    {
        using var server = Bound();
        var (status, error) = await PostAsync(server.CreateClient(), "/api/device/bind", body ?? new string('a', 5000));
        Assert.AreEqual(expected, status);
        Assert.IsFalse(error.GetProperty("success").GetBoolean());
    }

    [TestMethod]
    public async Task A_device_whose_key_the_owner_configured_is_bound_by_the_right_answer_alone()
    {
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        using var server = Bound().With("Auth:ActivationKeys:SN1", Convert.ToHexString(key));
        var http = server.CreateClient();
        var challenge = (await PostAsync(http, "/xiaozhi/ota/", "{}", Device)).Body.GetProperty("activation").GetProperty("challenge").GetString()!;
        var right = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(challenge)));
        string Proof(string serial, string challenge, string hmac) =>
            $$"""{"algorithm":"hmac-sha256","serial_number":"{{serial}}","challenge":"{{challenge}}","hmac":"{{hmac}}"}""";
        Assert.AreEqual(HttpStatusCode.Forbidden, (await PostAsync(http, "/xiaozhi/ota/activate", Proof("SN1", challenge, new string('0', 64)), Device)).Status);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await PostAsync(http, "/xiaozhi/ota/activate", """{"serial_number":"SN1"}""", Device)).Status);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await PostAsync(http, "/xiaozhi/ota/activate", Proof("SN1", challenge, right), "another")).Status);
        Assert.AreEqual(HttpStatusCode.Accepted, (await PostAsync(http, "/xiaozhi/ota/activate", Proof("SN2", challenge, right), Device)).Status);
        var wrapped = $$"""{"Payload":{{Proof("SN1", challenge, right)}}}""";
        Assert.AreEqual(HttpStatusCode.OK, (await PostAsync(http, "/xiaozhi/ota/activate", wrapped, Device)).Status);
        Assert.IsTrue((await PostAsync(http, "/xiaozhi/ota/", "{}", Device)).Body.GetProperty("websocket").TryGetProperty("token", out _));
    }

    [TestMethod]
    public async Task In_open_mode_nobody_is_asked_to_bind_and_everybody_has_a_token()
    {
        using var server = new VoiceServer { Time = _time };
        var http = server.CreateClient();
        var (_, answer) = await PostAsync(http, "/xiaozhi/ota/", "{}", Device);
        Assert.IsFalse(answer.TryGetProperty("activation", out _));
        Assert.AreEqual(3, answer.GetProperty("websocket").GetProperty("token").GetString()!.Split('.').Length);
        Assert.AreEqual(HttpStatusCode.OK, (await PostAsync(http, "/xiaozhi/ota/activate", "{}", Device)).Status);
    }

    [TestMethod]
    public async Task With_a_damaged_database_an_update_check_is_answered_and_nothing_can_be_bound()
    {
        var folder = Directory.CreateTempSubdirectory("damaged").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "server.db"), new string('x', 10_000));
        using var server = Bound().With("Storage:Folder", folder);
        var http = server.CreateClient();
        var (status, answer) = await PostAsync(http, "/xiaozhi/ota/", "{}", Device);
        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.IsFalse(answer.TryGetProperty("activation", out _));
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, (await PostAsync(http, "/xiaozhi/ota/activate", "{}", Device)).Status);
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, (await PostAsync(http, "/api/device/bind", Body(Device, "123456"))).Status);
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private VoiceServer Bound() => new VoiceServer { Time = _time }.With("Auth:Mode", "bound").With("Auth:TokenKey", TestTokens.Key);

    private static async Task<string?> BindAsync(VoiceServer server)
    {
        var http = server.CreateClient();
        var code = (await PostAsync(http, "/xiaozhi/ota/", "{}", Device)).Body.GetProperty("activation").GetProperty("code").GetString()!;
        Assert.AreEqual(HttpStatusCode.OK, (await PostAsync(http, "/api/device/bind", Body(Device, code))).Status);
        return (await PostAsync(http, "/xiaozhi/ota/", "{}", Device)).Body.GetProperty("websocket").GetProperty("token").GetString();
    }

    private static string Body(string deviceId, string code, string name = "Speaker") =>
        $$"""{"device_id":"{{deviceId}}","bind_code":"{{code}}","device_name":"{{name}}"}""";

    private static async Task<VoiceClient> ConnectAsync(VoiceServer server, string deviceId, string? token)
    {
        var sockets = server.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            request.Headers["Device-Id"] = deviceId;
            request.Headers.Authorization = "Bearer " + token;
        };
        return new VoiceClient(await sockets.ConnectAsync(new Uri(server.Server.BaseAddress, "/xiaozhi/v1/"), CancellationToken.None));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient http, string path, string body, string? deviceId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (deviceId is not null) request.Headers.Add("Device-Id", deviceId);
        using var response = await http.SendAsync(request);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, document.RootElement.Clone());
    }
}
