using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Protocol;

namespace Server.Tests.Protocol;

[TestClass]
public sealed class ClientMessageReaderTests
{
    [TestMethod]
    public void Whatever_comes_is_a_message_or_an_error_and_never_an_exception() =>
        Prop.ForAll(HostileMessages.Any, message =>
        {
            var isMessage = ClientMessageReader.TryRead(message, out var read, out var error);
            return isMessage == (read is not null) && isMessage == (error is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [TestMethod]
    public void A_hello_says_what_the_device_can_do()
    {
        Assert.IsTrue(Read<HelloMessage>("""{"type":"hello","features":{"mcp":true,"aec":true}}""").Features.Mcp);
        Assert.IsFalse(Read<HelloMessage>("""{"type":"hello","features":{"mcp":"yes"}}""").Features.Mcp);
        Assert.IsFalse(Read<HelloMessage>("""{"type":"hello","features":null}""").Features.Mcp);
    }

    [TestMethod]
    public void A_hello_may_say_next_to_nothing()
    {
        var hello = Read<HelloMessage>("""{"type":"hello","session_id":"","audio_params":null,"transport":7}""");
        Assert.IsNull(hello.Version);
        Assert.IsNull(hello.AudioParams);
    }

    [TestMethod]
    public void Of_a_field_that_is_there_twice_the_last_counts() =>
        Assert.AreEqual("b", Read<ChatMessage>("""{"type":"chat","text":"a","text":"b"}""").Text);

    [TestMethod]
    public void A_listen_without_a_mode_is_auto() =>
        Assert.AreEqual(ListenMode.Auto, Read<ListenStartMessage>("""{"type":"listen","state":"start"}""").Mode);

    private static T Read<T>(string json)
        where T : ClientMessage
    {
        Assert.IsTrue(ClientMessageReader.TryRead(System.Text.Encoding.UTF8.GetBytes(json), out var message, out var error), error?.Message);
        return Assert.IsInstanceOfType<T>(message);
    }
}
