using System.Net;
using System.Net.Http.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.OwnerConsole;

/// <summary>Who may see the house from elsewhere than the machine itself.</summary>
[TestClass]
public sealed class OwnerSessionTests : IDisposable
{
    private const string Key = "correct horse battery staple";

    private readonly VoiceServer _server = new VoiceServer().With("Auth:OwnerKey", Key);
    private readonly HttpClient _http;

    public OwnerSessionTests()
    {
        _http = _server.CreateClient(new() { BaseAddress = new Uri("https://house.example/") });
    }

    [TestMethod]
    [DataRow("GET", "/api/console/snapshot")]
    [DataRow("GET", "/api/console/events")]
    [DataRow("GET", "/api/console/logs")]
    [DataRow("POST", "/api/console/devices/a/commands")]
    [DataRow("PATCH", "/api/console/devices/a")]
    [DataRow("DELETE", "/api/console/devices/a")]
    [DataRow("GET", "/api/console/devices/a/conversation")]
    public async Task Nothing_is_shown_or_done_without_the_key(string method, string path)
    {
        using var answer = await _http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { }) });
        Assert.AreEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [TestMethod]
    public async Task The_key_opens_a_session_that_scripts_and_other_sites_cannot_use()
    {
        using var answer = await SignInAsync(Key);
        Assert.AreEqual(HttpStatusCode.NoContent, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        foreach (var attribute in new[] { "httponly", "samesite=strict", "secure" }) Assert.Contains(attribute, cookie);

        using var snapshot = await _http.GetAsync("/api/console/snapshot");
        Assert.AreEqual(HttpStatusCode.OK, snapshot.StatusCode);
    }

    [TestMethod]
    public async Task A_session_that_was_closed_opens_nothing()
    {
        using var opened = await SignInAsync(Key);
        using var closed = await _http.DeleteAsync("/api/console/session");
        using var answer = await _http.GetAsync("/api/console/snapshot");
        Assert.AreEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [TestMethod]
    public async Task Who_guesses_keys_has_to_wait_even_with_the_right_one()
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var wrong = await SignInAsync("wrong");
            Assert.AreEqual(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var answer = await SignInAsync(Key);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.IsNotNull(answer.Headers.RetryAfter);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{\"key\":7}")]
    [DataRow("{\"key\":\"\"}")]
    public async Task A_sign_in_without_a_key_is_refused(string body)
    {
        using var answer = await _http.PostAsync("/api/console/session", new StringContent(body));
        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    private Task<HttpResponseMessage> SignInAsync(string key) => _http.PostAsJsonAsync("/api/console/session", new { key });
}
