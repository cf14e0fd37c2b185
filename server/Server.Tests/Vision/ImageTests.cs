using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Vision;

namespace Server.Tests.Vision;

[TestClass]
public sealed class ImageTests
{
    public static IEnumerable<object[]> EveryType => Pictures.Types.Select(type => new object[] { type });

    [TestMethod]
    [DynamicData(nameof(EveryType))]
    public void A_format_is_told_by_its_content_and_its_size_is_read(string type)
    {
        var picture = Pictures.Of(type, 320, 240);
        Assert.AreEqual(type, ImageFormats.MimeTypeOf(picture));
        Assert.IsTrue(ImageSize.TryRead(picture, type, out var size));
        Assert.AreEqual(new ImageSize(320, 240), size);
    }

    [TestMethod]
    public void All_three_kinds_of_WebP_are_read()
    {
        Assert.IsTrue(ImageSize.TryRead(Pictures.LosslessWebP(1000, 70), "image/webp", out var lossless));
        Assert.AreEqual(new ImageSize(1000, 70), lossless);
        Assert.IsTrue(ImageSize.TryRead(Pictures.ExtendedWebP(70_000, 300), "image/webp", out var extended));
        Assert.AreEqual(new ImageSize(70_000, 300), extended);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("BM is how this sentence begins, and no bitmap")]
    [DataRow("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [DataRow("RIFF0000WAVEfmt ")]
    [DataRow("GIF88a")]
    [DataRow("%PDF-1.7")]
    public void What_is_no_picture_has_no_type(string content) => Assert.IsNull(ImageFormats.MimeTypeOf(System.Text.Encoding.UTF8.GetBytes(content)));

    [TestMethod]
    [DynamicData(nameof(EveryType))]
    public void A_header_cut_off_anywhere_has_no_size_and_breaks_nothing(string type)
    {
        var picture = Pictures.Of(type, 320, 240);
        var readable = Enumerable.Range(0, picture.Length).Count(length =>
            ImageSize.TryRead(picture.AsSpan(0, length), type, out var size) && size != new ImageSize(320, 240));
        Assert.AreEqual(0, readable, "A header that is cut off has the right size or none.");
        Assert.IsFalse(ImageSize.TryRead(picture.AsSpan(0, 12), type, out _));
    }

    [TestMethod]
    [DynamicData(nameof(EveryType))]
    public void Rubbish_after_the_mark_of_a_format_breaks_nothing(string type)
    {
        var random = new Random(20_261_121);
        var picture = Pictures.Of(type, 320, 240);
        for (var i = 0; i < 5000; i++)
        {
            var broken = picture.ToArray();
            for (var changes = random.Next(1, 12); changes > 0; changes--) broken[random.Next(4, broken.Length)] = (byte)random.Next(256);
            Assert.IsTrue(!ImageSize.TryRead(broken, type, out var size) || size is { Width: > 0, Height: > 0 });
        }
    }

    [TestMethod]
    public void Bombs_are_told_by_what_they_claim()
    {
        Assert.IsTrue(new ImageSize(65_535, 100).IsTooLarge);
        Assert.IsTrue(new ImageSize(9_000, 9_000).IsTooLarge);
        Assert.IsFalse(new ImageSize(1920, 1080).IsTooLarge);
        Assert.IsTrue(ImageSize.TryRead(Pictures.Of("image/png", -1, -1), "image/png", out var claim), "Four thousand million pixels a side.");
        Assert.IsTrue(claim.IsTooLarge);
    }
}
