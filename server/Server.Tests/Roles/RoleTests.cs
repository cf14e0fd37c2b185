using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Roles;
using Server.Speech;
using Server.Storage;
using Server.Tests.Sessions;

namespace Server.Tests.Roles;

/// <summary>Who answers on a device, and how the owner says so.</summary>
[TestClass]
public sealed class RoleTests
{
    private const string Board = "aa:bb:cc:dd:ee:01";

    [TestMethod]
    public async Task Without_roles_there_is_one()
    {
        using var server = new VoiceServer();
        var roles = await server.CreateClient().GetFromJsonAsync<JsonElement>("/api/roles");
        Assert.AreEqual("assistant", roles.GetProperty("default").GetString());
        Assert.AreEqual("en", roles.GetProperty("roles")[0].GetProperty("language").GetString());
    }

    [TestMethod]
    public async Task The_voices_of_the_engine_are_listed()
    {
        using var server = new VoiceServer();
        var voices = await server.CreateClient().GetFromJsonAsync<JsonElement>("/api/voices");
        Assert.AreEqual("tone", voices.GetProperty("voices")[0].GetProperty("name").GetString());
    }

    [TestMethod]
    [DataRow("/api/roles")]
    [DataRow("/api/voices")]
    public async Task Only_the_owner_sees_them(string path)
    {
        using var server = new VoiceServer();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://elsewhere.example");
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await server.CreateClient().SendAsync(request)).StatusCode);
    }

    [TestMethod]
    public async Task A_role_that_the_owner_gives_holds_from_the_next_turn_on()
    {
        var voices = new NotedVoices();
        using var server = WithRoles(voices);
        var http = server.CreateClient();
        using var client = await server.OpenAsync(Board);
        await client.DetectAsync("thank you");
        await client.ExpectAsync("tts", "stop");
        Assert.IsNull(voices.Last);

        await KnowAsync(server);
        Assert.AreEqual(HttpStatusCode.NoContent, (await SetAsync(http, Board, """{"role":"Nurse"}""")).StatusCode);
        await client.DetectAsync("thank you");
        await client.ExpectAsync("tts", "stop");
        Assert.AreEqual("soft", voices.Last);
        await client.DetectAsync("computer");
        Assert.AreEqual("I am here.", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
        await client.ExpectAsync("tts", "stop");
        await client.DetectAsync("Joy, listen!");
        Assert.AreEqual("I am here.", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());

        var list = await http.GetFromJsonAsync<JsonElement>("/api/roles");
        Assert.AreEqual(Board, list.GetProperty("devices")[0].GetProperty("device_id").GetString());
        var shown = await http.GetFromJsonAsync<JsonElement>("/api/console/snapshot");
        Assert.AreEqual("butler", shown.GetProperty("roles")[0].GetProperty("name").GetString());
        Assert.AreEqual("nurse", shown.GetProperty("devices")[0].GetProperty("role").GetString());
    }

    [TestMethod]
    public async Task A_role_is_remembered_and_can_be_taken_back()
    {
        using var server = WithRoles(new NotedVoices());
        var http = server.CreateClient();
        await KnowAsync(server);
        await SetAsync(http, Board, """{"role":"nurse"}""");
        var roles = new DeviceRoles(
            server.Services.GetRequiredService<RoleBook>(), server.Services.GetRequiredService<DeviceStore>(), NullLogger<DeviceRoles>.Instance);
        Assert.AreEqual("butler", roles.Of(Board).Name);
        await roles.RecallAsync(Board, CancellationToken.None);
        Assert.AreEqual("nurse", roles.Of(Board).Name);
        await SetAsync(http, Board, """{"role":null}""");
        await roles.RecallAsync(Board, CancellationToken.None);
        Assert.AreEqual("butler", roles.Of(Board).Name);
    }

    [TestMethod]
    [DataRow(Board, """{"role":"pirate"}""", HttpStatusCode.BadRequest)]
    [DataRow(Board, """{"name":"nurse"}""", HttpStatusCode.BadRequest)]
    [DataRow(Board, "nurse", HttpStatusCode.BadRequest)]
    [DataRow("never-came", """{"role":"nurse"}""", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_is_refused(string device, string body, HttpStatusCode status)
    {
        using var server = WithRoles(new NotedVoices());
        var answer = await SetAsync(server.CreateClient(), device, body);
        Assert.AreEqual(status, answer.StatusCode);
        Assert.IsFalse((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("success").GetBoolean());
    }

    [TestMethod]
    public void Settings_that_are_read_anew_change_the_roles()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Agent:Language"] = "zh",
            ["Roles:Default"] = "nobody",
            ["Roles:cook:DisplayName"] = "Cook",
        }).Build();
        using var book = new RoleBook(configuration, NullLogger<RoleBook>.Instance);
        Assert.AreEqual(("cook", "Cook", "zh"), (book.Default.Name, book.Default.DisplayName, book.Default.Language));
        configuration["Roles:cook:Language"] = "en";
        configuration.Reload();
        Assert.AreEqual("en", book.Find("COOK")!.Language);
        Assert.IsNull(book.Find("nurse"));
    }

    [TestMethod]
    public void A_language_without_a_file_is_understood_in_the_default_one()
    {
        var agents = new OfflineAgents(Language.Load("en"), null, null);
        Assert.AreSame(agents.Default, agents.For("xx-YY"));
        Assert.AreSame(agents.Default, agents.For("en-GB"));
    }

    private static VoiceServer WithRoles(NotedVoices voices) =>
        new VoiceServer { Substitutes = services => services.AddSingleton<ITextToSpeech>(voices) }
            .With("Roles:Default", "butler").With("Roles:butler:DisplayName", "Butler")
            .With("Roles:nurse:Voice", "soft").With("Roles:nurse:Greeting", "I am here.").With("Roles:nurse:WakeWords:0", "Joy listen");

    private static Task KnowAsync(VoiceServer server) =>
        server.Services.GetRequiredService<DeviceStore>().SeeAsync(Board, null, null, null, CancellationToken.None);

    private static Task<HttpResponseMessage> SetAsync(HttpClient http, string device, string body) =>
        http.PutAsync($"/api/devices/{device}/role", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

    /// <summary>Notes with which voice it was to speak.</summary>
    private sealed class NotedVoices : ITextToSpeech
    {
        public int SampleRateHz => 16_000;

        public IReadOnlyList<Voice> Voices { get; } = [new("loud", "en-US"), new("soft", "en-US")];

        public string? Last { get; private set; }

        public IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(string sentence, string? voice, CancellationToken cancellationToken)
        {
            Last = voice;
            return new ReadOnlyMemory<short>[] { new short[960] }.ToAsyncEnumerable();
        }
    }
}
