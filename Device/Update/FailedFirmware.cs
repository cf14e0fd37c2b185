using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>A firmware that did not prove itself here.</summary>
    public sealed class FailedFirmware
    {
        public FailedFirmware(string version, string checksum, int times, string reason)
        {
            Version = version;
            Checksum = checksum;
            Times = times;
            Reason = reason;
        }

        public string Version { get; }

        public string Checksum { get; }

        /// <summary>How often it failed; only a server that insists makes it more than one.</summary>
        public int Times { get; set; }

        /// <summary>In words.</summary>
        public string Reason { get; set; }

        /// <summary>As in the record, and as the server is told.</summary>
        public void WriteTo(JsonWriter json)
        {
            json.BeginObject()
                .Name("version").Text(Version)
                .Name("sha256").Text(Checksum)
                .Name("times").Number(Times)
                .Name("reason").Text(Reason)
                .EndObject();
        }
    }
}
