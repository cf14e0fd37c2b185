using System.Net;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Http;

[TestClass]
public sealed class ApiPageTests
{
    [TestMethod]
    public async Task The_page_comes_from_the_server_alone()
    {
        using var server = new VoiceServer();
        var client = server.CreateClient();
        using var redirected = await client.GetAsync("/swagger");
        Assert.AreEqual("/swagger/index.html", redirected.RequestMessage!.RequestUri!.AbsolutePath);
        var page = await client.GetStringAsync("/swagger/index.html");
        Assert.DoesNotContain("src=\"http", page);
        Assert.DoesNotContain("href=\"http", page);
        foreach (var file in new[] { "swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "index.js" })
            Assert.AreEqual(HttpStatusCode.OK, (await client.GetAsync("/swagger/" + file)).StatusCode, file);
    }

    [TestMethod]
    public async Task Every_address_of_the_HTTP_interface_stands_there_with_a_summary()
    {
        using var server = new VoiceServer();
        using var document = JsonDocument.Parse(await server.CreateClient().GetStringAsync("/swagger/v1/swagger.json"));
        var paths = document.RootElement.GetProperty("paths");
        foreach (var path in new[] { "/api/cfg", "/api/vision", "/mcp/vision/explain", "/api/firmware", "/api/firmware/{board}/{version}", "/api/ota_bin/{file}", "/xiaozhi/ota/download/{file}", "/xiaozhi/ota", "/api/ota", "/api/device/bind" })
            Assert.IsTrue(paths.TryGetProperty(path, out _), path);
        var silent = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(operation => !operation.Value.TryGetProperty("summary", out var summary) || summary.GetString()!.Length == 0)
            .Select(operation => $"{operation.Name} {path.Name}")).ToArray();
        Assert.IsEmpty(silent, string.Join(", ", silent));
    }

    [TestMethod]
    public async Task The_configuration_service_says_that_it_runs_and_does_nothing_else()
    {
        using var server = new VoiceServer();
        var client = server.CreateClient();
        const string running = """{"status":"ok","message":"Cfg service is running"}""";
        Assert.AreEqual(running, await client.GetStringAsync("/api/cfg"));
        using var posted = await client.PostAsync("/api/cfg", new StringContent("{\"Vision\":{\"Provider\":\"openai\"}}", System.Text.Encoding.UTF8, "application/json"));
        Assert.AreEqual(running, await posted.Content.ReadAsStringAsync());
        using var preflight = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/api/cfg"));
        Assert.AreEqual(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.AreEqual("*", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }
}
