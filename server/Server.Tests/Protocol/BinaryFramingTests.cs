using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Protocol;

namespace Server.Tests.Protocol;

[TestClass]
public sealed class BinaryFramingTests
{
    [TestMethod]
    [DataRow(1, false, "AABBCC")]
    [DataRow(2, false, "0002" + "0000" + "00000000" + "000001A4" + "00000003" + "AABBCC")]
    [DataRow(3, false, "00" + "00" + "0003" + "AABBCC")]
    [DataRow(1, true, "01" + "00" + "0003" + "00000007" + "000001A4" + "00000003" + "AABBCC")]
    public void A_frame_has_the_header_of_its_version(int version, bool isGateway, string expected)
    {
        var framing = BinaryFraming.Of(version, isGateway);
        var message = new byte[framing.HeaderBytes + 3];
        message.AsSpan().Fill(0xFF);
        message[^3] = 0xAA;
        message[^2] = 0xBB;
        message[^1] = 0xCC;
        framing.WriteHeader(message, sequence: 7, milliseconds: 420);
        Assert.AreEqual(expected, Convert.ToHexString(message));
    }

    [TestMethod]
    [DataRow(2, false)]
    [DataRow(3, false)]
    [DataRow(1, true)]
    public void A_frame_is_read_as_it_was_written(int version, bool isGateway)
    {
        var framing = BinaryFraming.Of(version, isGateway);
        var message = new byte[framing.HeaderBytes + 300];
        Random.Shared.NextBytes(message);
        framing.WriteHeader(message, 1, 60);
        Assert.AreEqual(FrameKind.Audio, framing.Read(message, out var payload));
        Assert.IsTrue(payload.Span.SequenceEqual(message.AsSpan(framing.HeaderBytes)));
    }

    [TestMethod]
    [DataRow(2, "000200010000000000000000000000027B7D")]
    [DataRow(3, "010000027B7D")]
    public void Text_may_come_in_a_binary_message(int version, string message)
    {
        Assert.AreEqual(FrameKind.Json, BinaryFraming.Of(version, false).Read(Convert.FromHexString(message), out var payload));
        Assert.AreEqual("7B7D", Convert.ToHexString(payload.Span));
    }

    [TestMethod]
    [DataRow(2, false, "", DisplayName = "2: nothing")]
    [DataRow(2, false, "000200000000000000000000000000", DisplayName = "2: half a header")]
    [DataRow(2, false, "00020000000000000000000000000004AABBCC", DisplayName = "2: size above the rest")]
    [DataRow(2, false, "00020000000000000000000000000002AABBCC", DisplayName = "2: size below the rest")]
    [DataRow(2, false, "000200000000000000000000FFFFFFFFAABBCC", DisplayName = "2: size beyond an int")]
    [DataRow(2, false, "00020007000000000000000000000003AABBCC", DisplayName = "2: unknown type")]
    [DataRow(3, false, "000000", DisplayName = "3: half a header")]
    [DataRow(3, false, "0000FFFFAABBCC", DisplayName = "3: size above the rest")]
    [DataRow(3, false, "05000003AABBCC", DisplayName = "3: unknown type")]
    [DataRow(1, true, "00000000", DisplayName = "gateway: half a header")]
    [DataRow(1, true, "00000000000000000000000000000009AABBCC", DisplayName = "gateway: size above the rest")]
    public void What_is_not_as_it_says_is_malformed(int version, bool isGateway, string message) =>
        Assert.AreEqual(
            FrameKind.Malformed, BinaryFraming.Of(version, isGateway).Read(Convert.FromHexString(message), out _));

    [TestMethod]
    [DataRow(0)]
    [DataRow(4)]
    [DataRow(99)]
    public void An_unknown_version_is_the_payload_alone(int version) =>
        Assert.AreEqual(0, BinaryFraming.Of(version, false).HeaderBytes);
}
