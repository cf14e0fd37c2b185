using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class StorageErrorsTests
{
    [TestMethod]
    public async Task An_endpoint_without_its_database_answers_that_it_is_unavailable_and_names_no_path()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseStorageErrors();
        app.MapGet("/devices", string () => throw new StorageUnavailableException("/srv/secret/server.db is locked"));
        await app.StartAsync();
        using var client = app.GetTestClient();

        using var response = await client.GetAsync(new Uri("/devices", UriKind.Relative));
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.IsNotNull(response.Headers.RetryAfter);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.IsFalse(body.GetProperty("success").GetBoolean());
        Assert.AreEqual("SERVICE_UNAVAILABLE", body.GetProperty("error_code").GetString());
        Assert.DoesNotContain("secret", body.GetProperty("message").GetString()!);
    }
}
