using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Hosting;

namespace Server.Tests.Hosting;

/// <summary>What every address of the HTTP interface has in common.</summary>
[TestClass]
public sealed class HttpSurfaceTests
{
    [TestMethod]
    [DataRow("GET", "/nothing/here", HttpStatusCode.NotFound, "NOT_FOUND")]
    [DataRow("GET", "/api/../../etc/passwd", HttpStatusCode.NotFound, "NOT_FOUND")]
    [DataRow("GET", "/api/device/bind", HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    [DataRow("DELETE", "/xiaozhi/ota/", HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    public async Task What_is_not_there_is_told_in_the_form_of_the_interface(string method, string path, HttpStatusCode status, string code)
    {
        using var server = new VoiceServer();
        var response = await server.CreateClient().SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.AreEqual(status, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.IsFalse(body.RootElement.GetProperty("success").GetBoolean());
        Assert.AreEqual(code, body.RootElement.GetProperty("error_code").GetString());
        Assert.IsFalse(string.IsNullOrWhiteSpace(body.RootElement.GetProperty("message").GetString()));
    }

    [TestMethod]
    public async Task A_failure_tells_the_caller_an_id_and_nothing_of_its_reason()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddErrorAnswers();
        await using var app = builder.Build();
        app.UseErrorAnswers();
        app.MapGet("/fails", IResult () => throw new InvalidOperationException("a secret path"));
        app.MapGet("/refuses", IResult () => throw new BadHttpRequestException("too long", 413));
        await app.StartAsync();
        var failed = await app.GetTestClient().GetAsync("/fails");
        Assert.AreEqual(HttpStatusCode.InternalServerError, failed.StatusCode);
        var text = await failed.Content.ReadAsStringAsync();
        using var body = JsonDocument.Parse(text);
        Assert.AreEqual("INTERNAL_ERROR", body.RootElement.GetProperty("error_code").GetString());
        Assert.StartsWith("req_", body.RootElement.GetProperty("request_id").GetString()!);
        Assert.DoesNotContain("secret", text);
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, (await app.GetTestClient().GetAsync("/refuses")).StatusCode);
    }

    [TestMethod]
    [DataRow("/xiaozhi/ota/", HttpStatusCode.OK, true)]
    [DataRow("/mcp/vision/explain", HttpStatusCode.OK, true)]
    [DataRow("/api/ota/", HttpStatusCode.OK, false)]
    [DataRow("/api/vision", HttpStatusCode.OK, false)]
    [DataRow("/api/cfg", HttpStatusCode.NoContent, false)]
    public async Task A_page_of_any_site_may_ask_what_devices_ask(string path, HttpStatusCode status, bool credentials)
    {
        using var server = new VoiceServer();
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://your-domain.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,device-id");
        var response = await server.CreateClient().SendAsync(request);
        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.AreEqual("GET, POST, OPTIONS", response.Headers.GetValues("Access-Control-Allow-Methods").Single());
        var allowed = response.Headers.GetValues("Access-Control-Allow-Headers").Single().Split(", ");
        foreach (var header in "client-id content-type device-id authorization".Split(' ')) Assert.Contains(header, allowed);
        Assert.AreEqual(credentials, response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [TestMethod]
    public async Task An_error_too_can_be_read_by_a_page_of_another_site()
    {
        using var server = new VoiceServer().With("RateLimits:RequestsPerSecond", "0.001");
        var http = server.CreateClient();
        await http.GetAsync("/xiaozhi/ota/");
        var refused = await http.GetAsync("/xiaozhi/ota/");
        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.AreEqual("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [TestMethod]
    [DataRow("/api/device/bind")]
    [DataRow("/api/device/unbind")]
    [DataRow("/")]
    public async Task No_page_of_another_site_is_let_near_the_owners_addresses(string path)
    {
        using var server = new VoiceServer();
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        Assert.IsFalse((await server.CreateClient().SendAsync(request)).Headers.Contains("Access-Control-Allow-Origin"));
    }
}
