using Firmware.Protocol;
using Firmware.Update;

namespace Firmware.Tests.Fakes
{
    /// <summary>Offers of firmware.</summary>
    public static class Manifests
    {
        /// <param name="version">What is offered.</param>
        /// <param name="digit">The checksum is this digit, 64 times.</param>
        /// <param name="force">What the server says of it.</param>
        public static FirmwareManifest Of(string version, char digit, bool force)
        {
            JsonFields fields;
            FirmwareManifest manifest;
            string problem;
            JsonReader.TryParse(
                "{\"version\":\"" + version + "\",\"url\":\"http://a/f\",\"size\":1000,\"checksum\":\"" + new string(digit, 64) + "\",\"force\":" + (force ? "1" : "0") + "}",
                out fields);
            FirmwareManifest.TryParse(fields, out manifest, out problem);
            return manifest;
        }
    }
}
