using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.OwnerConsole;

/// <summary>The files of the page: how they are served, and what may not be in them.</summary>
[TestClass]
public sealed partial class ConsoleFilesTests : IDisposable
{
    private readonly VoiceServer _server = new();

    [TestMethod]
    public async Task The_root_is_the_page_for_who_opens_no_WebSocket()
    {
        using var http = _server.CreateClient();
        using var answer = await http.GetAsync("/");
        Assert.AreEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [TestMethod]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        using var http = _server.CreateClient();
        using var first = await http.GetAsync("/console/app.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/app.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await http.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.NotModified, second.StatusCode);
    }

    [TestMethod]
    [DataRow("..%2fappsettings.json")]
    [DataRow("Server.dll")]
    [DataRow("app.js%00.css")]
    public async Task No_other_file_can_be_had(string name)
    {
        using var http = _server.CreateClient();
        using var answer = await http.GetAsync("/console/" + name);
        Assert.AreNotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [TestMethod]
    public async Task The_whole_page_takes_less_than_sixty_kilobytes_on_the_way()
    {
        using var http = _server.CreateClient();
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var sizes = new List<int>();
        foreach (var (name, _) in Files()) sizes.Add((await http.GetByteArrayAsync("/console/" + name)).Length);
        Assert.IsLessThan(60_000, sizes.Sum());
    }

    [TestMethod]
    public void Everything_that_the_page_names_is_there()
    {
        var files = Files().ToDictionary();
        foreach (var (name, text) in files)
        {
            foreach (Match reference in Reference().Matches(text))
                Assert.IsTrue(files.ContainsKey(reference.Groups["file"].Value), $"{name} names {reference.Groups["file"].Value}");
        }
    }

    [TestMethod]
    public void Nothing_comes_from_elsewhere()
    {
        foreach (var (name, text) in Files())
            Assert.IsFalse(Elsewhere().IsMatch(text.Replace("http://www.w3.org/", "", StringComparison.Ordinal)), name);
    }

    [TestMethod]
    public void No_script_makes_markup_or_code_of_text()
    {
        foreach (var (name, text) in Files().Where(file => file.Name.EndsWith(".js", StringComparison.Ordinal)))
            Assert.IsFalse(Markup().IsMatch(text), name);
    }

    public void Dispose() => _server.Dispose();

    private static IEnumerable<(string Name, string Text)> Files()
    {
        var assembly = typeof(Program).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith("console/", StringComparison.Ordinal)).ToArray();
        Assert.IsGreaterThan(10, names.Length);
        return names.Select(name => (name["console/".Length..], Read(assembly, name)));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("""(?:/console/|from '\./)(?<file>[a-z]+\.[a-z]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex("""https?://\w""")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc")]
    private static partial Regex Markup();
}
