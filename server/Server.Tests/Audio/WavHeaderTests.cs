using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Audio;

namespace Server.Tests.Audio;

[TestClass]
public sealed class WavHeaderTests
{
    [TestMethod]
    public void What_was_written_is_read()
    {
        var bytes = WavHeader.Write(22_050, 1000);
        Assert.AreEqual(new WavHeader(22_050, 1, bytes.Length, 2000), WavHeader.Read(bytes));
    }

    [TestMethod]
    public void A_part_of_a_header_asks_for_more()
    {
        var bytes = WavHeader.Write(16_000, 10);
        for (var length = 0; length < bytes.Length; length++) Assert.IsNull(WavHeader.Read(bytes.AsSpan(0, length)));
    }

    [TestMethod]
    [DataRow(0u)]
    [DataRow(uint.MaxValue)]
    public void Who_streams_does_not_know_the_length(uint size)
    {
        var bytes = WavHeader.Write(16_000, 10);
        BitConverter.TryWriteBytes(bytes.AsSpan(40), size);
        Assert.IsNull(WavHeader.Read(bytes)!.Value.DataBytes);
    }

    [TestMethod]
    public void Text_before_the_samples_is_passed_over()
    {
        byte[] bytes = [.. WavHeader.Write(16_000, 10)[..36], .. "LIST\u0003\0\0\0abc\0"u8, .. WavHeader.Write(16_000, 10)[36..]];
        Assert.AreEqual(new WavHeader(16_000, 1, 56, 20), WavHeader.Read(bytes));
    }

    [TestMethod]
    [DataRow(20, (short)3, DisplayName = "floating point")]
    [DataRow(22, (short)0, DisplayName = "no channel")]
    [DataRow(22, (short)6, DisplayName = "six channels")]
    [DataRow(24, (short)100, DisplayName = "100 Hz")]
    [DataRow(34, (short)24, DisplayName = "24 bits")]
    [DataRow(18, (short)1, DisplayName = "a chunk of 64 KB")]
    [DataRow(8, (short)0, DisplayName = "not WAVE")]
    [DataRow(36, (short)0, DisplayName = "no samples")]
    public void Others_are_refused(int offset, short value)
    {
        var bytes = WavHeader.Write(16_000, 10);
        BitConverter.TryWriteBytes(bytes.AsSpan(offset), value);
        Assert.ThrowsExactly<FormatException>(() =>
        {
            // A chunk that is none of ours is passed over; what follows it must be a header still.
            _ = WavHeader.Read([.. bytes, .. new byte[2 * WavHeader.MaxLength]]);
        });
    }
}
