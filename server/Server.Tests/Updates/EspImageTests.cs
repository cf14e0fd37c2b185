using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class EspImageTests
{
    [TestMethod]
    public void An_application_tells_its_chip_and_its_version()
    {
        Assert.IsTrue(EspImage.TryRead(EspImages.Application("2.2.6", EspImages.Esp32C3), out var image, out _));
        Assert.AreEqual(new EspImage(EspImages.Esp32C3, "2.2.6"), image);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0x1000)]
    public void An_image_of_the_whole_flash_is_refused_with_what_to_publish_instead(int bootLoaderAt)
    {
        Assert.IsFalse(EspImage.TryRead(EspImages.WholeFlash(bootLoaderAt), out _, out var problem));
        Assert.Contains("whole flash", problem);
        Assert.Contains("application's own .bin", problem);
    }

    [TestMethod]
    public void A_boot_loader_alone_is_refused()
    {
        Assert.IsFalse(EspImage.TryRead(EspImages.BootLoader(), out _, out var problem));
        Assert.Contains("0x20", problem);
    }

    [TestMethod]
    public void An_application_cut_off_anywhere_is_refused()
    {
        var image = EspImages.Application("1.0.0", bytes: 300);
        Assert.AreEqual(0, Enumerable.Range(0, image.Length).Count(length => EspImage.TryRead(image.AsSpan(0, length), out _, out _)));
    }

    [TestMethod]
    public void An_application_with_any_bit_changed_is_refused_or_the_same()
    {
        var image = EspImages.Application("1.0.0", bytes: 100);
        for (var at = 0; at < image.Length; at++)
        {
            var changed = image.ToArray();
            changed[at] ^= 0x10;
            // The byte at 23 says whether a SHA-256 follows: any value but zero means yes; it is covered by the hash itself.
            Assert.IsFalse(EspImage.TryRead(changed, out _, out _), $"byte {at}");
        }
    }

    [TestMethod]
    public void Rubbish_breaks_nothing()
    {
        var random = new Random(20_261_121);
        var image = EspImages.Application("1.0.0", bytes: 100);
        for (var i = 0; i < 5000; i++)
        {
            var broken = image.ToArray();
            random.NextBytes(broken.AsSpan(random.Next(1, 40)));
            if (random.Next(2) == 0) BitConverter.GetBytes(0xABCD5432).CopyTo(broken, 32);
            Assert.IsFalse(EspImage.TryRead(broken, out _, out var problem));
            Assert.IsGreaterThan(0, problem.Length);
        }
    }

    [TestMethod]
    public void An_image_that_says_another_version_than_it_is_published_as_is_refused()
    {
        Assert.IsTrue(VersionNumber.TryParse("2.0", out var version));
        Assert.IsTrue(FirmwareCheck.IsFirmware(EspImages.Application("2.0.0"), version, out var extension, out _));
        Assert.AreEqual(".bin", extension);
        Assert.IsTrue(FirmwareCheck.IsFirmware(EspImages.Application(""), version, out _, out _), "An image that says nothing.");
        Assert.IsFalse(FirmwareCheck.IsFirmware(EspImages.Application("1.9.0"), version, out _, out var problem));
        Assert.Contains("again and again", problem);
        Assert.IsFalse(FirmwareCheck.IsFirmware(EspImages.Application("v2.0-dirty"), version, out _, out _));
    }
}
