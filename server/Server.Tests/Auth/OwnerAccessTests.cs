using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Auth;
using Server.Hosting;
using Server.Storage;

namespace Server.Tests.Auth;

[TestClass]
public sealed class OwnerAccessTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [TestMethod]
    public void At_the_machine_no_key_is_needed()
    {
        foreach (var (address, host) in new[] { ("127.0.0.1", "localhost:8000"), ("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000"), ("::ffff:127.0.0.1", "localhost") })
            Assert.IsTrue(Admits(request => { }, address, host), host);
    }

    [TestMethod]
    public void From_elsewhere_the_key_is_needed_as_a_bearer_token_or_a_cookie()
    {
        Assert.IsFalse(AdmitsAfar(request => { }));
        Assert.IsTrue(AdmitsAfar(request => request.Headers.Authorization = "Bearer " + Key));
        Assert.IsTrue(AdmitsAfar(request => request.Headers.Cookie = $"owner={Key}"));
        foreach (var wrong in new[] { "", Key[..^1], Key + "0", Key.ToUpperInvariant() })
        {
            Assert.IsFalse(AdmitsAfar(request => request.Headers.Authorization = "Bearer " + wrong), wrong);
            Assert.IsFalse(AdmitsAfar(request => request.Headers.Cookie = $"owner={wrong}"), wrong);
        }

        Assert.IsFalse(AdmitsAfar(request => request.QueryString = new QueryString($"?authorization={Key}&owner={Key}")), "Addresses are written to logs.");
    }

    [TestMethod]
    public void A_name_that_somebody_pointed_at_this_machine_is_not_the_machine() =>
        Assert.IsFalse(Admits(request => { }, "127.0.0.1", "evil.example"));

    [TestMethod]
    public void The_name_of_the_machine_from_afar_is_not_the_machine() =>
        Assert.IsFalse(Admits(request => { }, "192.168.1.7", "localhost"));

    [TestMethod]
    [DataRow("X-Forwarded-For", "10.0.0.1")]
    [DataRow("X-Forwarded-Host", "house.example")]
    [DataRow("X-Forwarded-Proto", "https")]
    [DataRow("X-Real-IP", "10.0.0.1")]
    [DataRow("Forwarded", "for=10.0.0.1")]
    [DataRow("Via", "1.1 proxy")]
    public void What_a_proxy_on_the_machine_sends_on_is_not_from_the_machine(string header, string value)
    {
        Assert.IsFalse(Admits(request => request.Headers[header] = value, "127.0.0.1", "localhost"));
        Assert.IsTrue(Admits(
            request =>
            {
                request.Headers[header] = value;
                request.Headers.Authorization = "Bearer " + Key;
            },
            "127.0.0.1", "localhost"));
    }

    [TestMethod]
    public void Behind_a_proxy_that_tells_nothing_the_public_address_says_that_nobody_is_local()
    {
        Assert.IsFalse(Admits(request => { }, "127.0.0.1", "127.0.0.1:8000", "https://house.example"));
        Assert.IsTrue(Admits(
            request =>
            {
                request.Headers.Cookie = $"owner={Key}";
                request.Headers.Origin = "https://house.example";
            },
            "127.0.0.1", "127.0.0.1:8000", "https://house.example"));
    }

    [TestMethod]
    [DataRow("http://evil.example")]
    [DataRow("null")]
    [DataRow("http://localhost:3000")]
    [DataRow("http://localhost:8000.evil.example")]
    [DataRow("garbage")]
    public void A_page_of_another_site_gets_nothing_even_at_the_machine_and_with_the_cookie(string origin) =>
        Assert.IsFalse(Admits(
            request =>
            {
                request.Headers.Origin = origin;
                request.Headers.Cookie = $"owner={Key}";
            },
            "127.0.0.1", "localhost:8000"));

    [TestMethod]
    [DataRow("http://localhost:8000")]
    [DataRow("https://localhost:8000")]
    public void A_page_of_this_server_is_its_own(string origin) =>
        Assert.IsTrue(Admits(request => request.Headers.Origin = origin, "127.0.0.1", "localhost:8000"));

    [TestMethod]
    public void A_picture_or_script_in_a_page_of_another_site_gets_nothing_and_a_link_does()
    {
        Assert.IsFalse(Admits(request => request.Headers["Sec-Fetch-Site"] = "cross-site", "127.0.0.1", "localhost"));
        Assert.IsFalse(Admits(request => request.Headers["Sec-Fetch-Site"] = "same-site", "127.0.0.1", "localhost"));
        Assert.IsTrue(Admits(request => request.Headers["Sec-Fetch-Site"] = "same-origin", "127.0.0.1", "localhost"));
        Assert.IsTrue(Admits(Navigate("GET"), "127.0.0.1", "localhost"));
        Assert.IsFalse(Admits(Navigate("POST"), "127.0.0.1", "localhost"));
    }

    [TestMethod]
    public void The_key_is_made_at_the_first_start_kept_and_readable_by_the_server_alone()
    {
        var folder = Directory.CreateTempSubdirectory("owner").FullName;
        var key = Open(folder).Key;
        Assert.AreEqual(32, key.Length);
        Assert.AreEqual(key, Open(folder).Key);
        var file = Path.Combine(folder, "owner.key");
        if (!OperatingSystem.IsWindows()) Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.WriteAllText(file, "\n");
        Assert.AreEqual(32, Open(folder).Key.Length, "An empty file is what a crash leaves.");
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Somebody_else_is_refused_in_the_form_of_the_interface()
    {
        using var server = new VoiceServer();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/device/bind") { Content = new StringContent("{}") };
        request.Headers.Host = "192.168.1.10:8000";
        var response = await server.CreateClient().SendAsync(request);
        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith("""{"success":false,"error_code":"UNAUTHORIZED","message":""", await response.Content.ReadAsStringAsync());
        Assert.IsFalse(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static Action<HttpRequest> Navigate(string method) => request =>
    {
        request.Method = method;
        request.Headers["Sec-Fetch-Site"] = "cross-site";
        request.Headers["Sec-Fetch-Mode"] = "navigate";
    };

    private static bool AdmitsAfar(Action<HttpRequest> ask) => Admits(ask, "192.168.1.7", "192.168.1.10:8000");

    private static bool Admits(Action<HttpRequest> ask, string address, string host, string? publicUrl = null)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        ask(context.Request);
        return Open("", publicUrl, Key).Admits(context);
    }

    private static OwnerAccess Open(string folder, string? publicUrl = null, string? key = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Auth:OwnerKey", key), new("Server:PublicUrl", publicUrl)]).Build();
        return OwnerAccess.Open(configuration, new StorageOptions { Folder = folder }, new PublicAddress(configuration));
    }
}
