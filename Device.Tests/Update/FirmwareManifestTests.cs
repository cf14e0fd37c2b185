using Firmware.Protocol;
using Firmware.Update;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Update
{
    [TestClass]
    public class FirmwareManifestTests
    {
        private const string Checksum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        private const string Url = "\"url\":\"http://192.168.1.2:8000/firmware/a_0.2.0.pe\"";

        [TestMethod]
        public void All_fields_are_read_and_unknown_ones_passed_over()
        {
            FirmwareManifest manifest = Parse(
                "{\"version\":\"0.2.0\"," + Url + ",\"size\":98304,\"checksum\":\"sha256:" + Checksum.ToUpper() + "\",\"force\":1,\"notes\":{\"a\":[1]}}");

            Assert.AreEqual("0.2.0", manifest.Version);
            Assert.AreEqual("http://192.168.1.2:8000/firmware/a_0.2.0.pe", manifest.Url);
            Assert.AreEqual(98304, manifest.SizeBytes);
            Assert.AreEqual(Checksum, manifest.Checksum);
            Assert.IsTrue(manifest.Force);
        }

        [TestMethod]
        public void A_bare_checksum_will_do_and_nothing_forces_by_itself()
        {
            FirmwareManifest manifest = Parse("{\"version\":\"0.2\",\"url\":\"https://a/f\",\"size\":1,\"checksum\":\"" + Checksum + "\"}");

            Assert.AreEqual(Checksum, manifest.Checksum);
            Assert.IsFalse(manifest.Force);
        }

        [TestMethod]
        public void A_version_without_an_address_offers_nothing()
        {
            FirmwareManifest manifest;
            string problem;
            JsonFields fields;
            Assert.IsTrue(JsonReader.TryParse("{\"version\":\"0.1.0\",\"url\":\"\",\"size\":0,\"checksum\":\"\"}", out fields));

            Assert.IsTrue(FirmwareManifest.TryParse(fields, out manifest, out problem));

            Assert.IsNull(manifest);
            Assert.IsNull(problem);
        }

        [TestMethod]
        public void A_version_that_is_none_is_refused()
        {
            string[] bad = { "1.x", "latest", "", "-1", "1..2", "1.2.3.4.5", "1.2.70000", "1.2.99999999999", " 1.2", "1.2-rc1" };
            for (int i = 0; i < bad.Length; i++)
            {
                Refuses("{\"version\":\"" + bad[i] + "\"," + Url + ",\"size\":1,\"checksum\":\"" + Checksum + "\"}", "version");
            }

            Refuses("{" + Url + ",\"size\":1,\"checksum\":\"" + Checksum + "\"}", "version");
            Refuses("{\"version\":2," + Url + ",\"size\":1,\"checksum\":\"" + Checksum + "\"}", "version");
        }

        [TestMethod]
        public void An_address_that_is_not_plain_http_or_https_is_refused()
        {
            string[] bad =
            {
                "ftp://a/f", "file:///I:/f", "javascript:alert(1)", "HTTP", "//a/f", "/firmware/f", "http://", "http:///f", "http://:80/f",
                "http://a/b c", "http://a/ä"
            };
            for (int i = 0; i < bad.Length; i++)
            {
                Refuses("{\"version\":\"0.2.0\",\"url\":\"" + bad[i] + "\",\"size\":1,\"checksum\":\"" + Checksum + "\"}", "address");
            }

            Refuses("{\"version\":\"0.2.0\",\"url\":\"http://a/" + new string('a', 600) + "\",\"size\":1,\"checksum\":\"" + Checksum + "\"}", "address");
        }

        [TestMethod]
        public void A_size_that_cannot_be_is_refused()
        {
            string[] bad = { "-1", "0", "1.5", "786433", "9999999999", "\"1\"", "null", "true" };
            for (int i = 0; i < bad.Length; i++)
            {
                Refuses("{\"version\":\"0.2.0\"," + Url + ",\"size\":" + bad[i] + ",\"checksum\":\"" + Checksum + "\"}", "size");
            }
        }

        [TestMethod]
        public void A_checksum_that_is_none_is_refused()
        {
            string[] bad = { "", "abc", Checksum + "0", "md5:" + Checksum, "g" + Checksum.Substring(1), "sha256:" };
            for (int i = 0; i < bad.Length; i++)
            {
                Refuses("{\"version\":\"0.2.0\"," + Url + ",\"size\":1,\"checksum\":\"" + bad[i] + "\"}", "checksum");
            }
        }

        private static FirmwareManifest Parse(string text)
        {
            JsonFields fields;
            FirmwareManifest manifest;
            string problem;
            Assert.IsTrue(JsonReader.TryParse(text, out fields), text);
            Assert.IsTrue(FirmwareManifest.TryParse(fields, out manifest, out problem), problem);
            return manifest;
        }

        private static void Refuses(string text, string reason)
        {
            JsonFields fields;
            FirmwareManifest manifest;
            string problem;
            Assert.IsTrue(JsonReader.TryParse(text, out fields), text);
            Assert.IsFalse(FirmwareManifest.TryParse(fields, out manifest, out problem), text);
            Assert.IsNull(manifest);
            Assert.Contains(reason, problem);
        }
    }
}
