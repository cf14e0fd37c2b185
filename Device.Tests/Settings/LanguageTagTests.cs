using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Settings
{
    [TestClass]
    public class LanguageTagTests
    {
        [TestMethod]
        public void Languages_with_and_without_their_places_are_taken()
        {
            Assert.IsTrue(LanguageTag.IsValid("en-US"));
            Assert.IsTrue(LanguageTag.IsValid("de"));
            Assert.IsTrue(LanguageTag.IsValid("zh-Hant-TW"));
            Assert.IsTrue(LanguageTag.IsValid("es-419"));
        }

        [TestMethod]
        public void What_could_break_a_header_or_is_no_tag_is_refused()
        {
            Assert.IsFalse(LanguageTag.IsValid(null));
            Assert.IsFalse(LanguageTag.IsValid(""));
            Assert.IsFalse(LanguageTag.IsValid("e"));
            Assert.IsFalse(LanguageTag.IsValid("en_US"));
            Assert.IsFalse(LanguageTag.IsValid("en-"));
            Assert.IsFalse(LanguageTag.IsValid("en\r\nHost: a"));
            Assert.IsFalse(LanguageTag.IsValid("12"));
            Assert.IsFalse(LanguageTag.IsValid("en-abcdefgh-abcdefgh-abcdefgh-abcdefgh"));
        }
    }
}
