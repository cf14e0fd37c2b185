using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.OwnerConsole;

/// <summary>The page talks through the same WebSocket as devices, also where only bound devices may.</summary>
[TestClass]
public sealed class OwnerPageTests
{
    [TestMethod]
    public async Task The_owners_page_is_answered_without_being_bound() =>
        Assert.AreEqual("Sorry, I did not understand.", await AnswerAsync("http://localhost"));

    [TestMethod]
    public async Task A_page_of_another_site_is_not_even_at_the_machine() =>
        Assert.AreNotEqual("Sorry, I did not understand.", await AnswerAsync("http://elsewhere.example"));

    private static async Task<string?> AnswerAsync(string origin)
    {
        using var server = new VoiceServer().With("Auth:Mode", "Bound");
        var connector = server.Server.CreateWebSocketClient();
        connector.ConfigureRequest = request => request.Headers.Origin = origin;
        using var client = new VoiceClient(await connector.ConnectAsync(new Uri(server.Server.BaseAddress, "/xiaozhi/v1/?device-id=web-1"), CancellationToken.None));
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
        await client.SendAsync("""{"type":"listen","state":"detect","text":"tell me a story"}""");
        return (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString();
    }
}
