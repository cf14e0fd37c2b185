using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

/// <summary>The whole server, with and without its database.</summary>
[TestClass]
public sealed class VoiceWithoutStorageTests
{
    [TestMethod]
    public async Task What_was_said_to_the_server_is_in_its_database_after_it_ended()
    {
        await using var place = new SqlitePlace();
        using (var server = new VoiceServer().With("Storage:Folder", place.Folder)) await TalkAsync(server);
        await using var database = place.Open(TimeProvider.System);
        var said = await new ConversationStore(database).ListAsync("aa:bb:cc:dd:ee:01", 0, 10, CancellationToken.None);
        Assert.AreEqual("what time is it", said[^1].Text);
        Assert.AreEqual(StoredUtterance.Assistant, said[0].Role);
    }

    [TestMethod]
    public async Task A_damaged_database_leaves_the_voice_alone()
    {
        await using var place = new SqlitePlace();
        await File.WriteAllTextAsync(place.File, new string('x', 10_000));
        using var server = new VoiceServer().With("Storage:Folder", place.Folder);
        await TalkAsync(server);
    }

    [TestMethod]
    public async Task A_database_server_that_is_out_of_reach_leaves_the_voice_alone()
    {
        // Nothing listens at the discard port.
        using var server = new VoiceServer().With("Storage:ConnectionString", "Host=127.0.0.1;Port=9;Database=voice;Username=me");
        await TalkAsync(server);
    }

    private static async Task TalkAsync(VoiceServer server)
    {
        using var client = await server.OpenAsync();
        await client.SendAsync("""{"type":"listen","state":"detect","text":"what time is it"}""");
        var answer = await client.ExpectAsync("tts", "sentence_start");
        Assert.AreNotEqual("", answer.GetProperty("text").GetString());
        await client.ExpectAsync("tts", "stop");
        await client.SayGoodbyeAsync();
    }
}
