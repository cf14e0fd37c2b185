using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>
    /// Firmware that the server offers: <c>{"version":"0.2.0","url":"http://…","size":98304,"checksum":"sha256:…","force":1}</c>.
    /// Fields that are not known are passed over.
    /// </summary>
    public sealed class FirmwareManifest
    {
        /// <summary>The largest object that the managed heap takes is a little larger; the firmware is loaded as one.</summary>
        public const int MaxBytes = 768 * 1024;

        private const int ChecksumDigits = 64;
        private const int MaxUrlLength = 512;
        private const string ChecksumPrefix = "sha256:";

        private FirmwareManifest(string version, string url, int sizeBytes, string checksum, bool force)
        {
            Version = version;
            Url = url;
            SizeBytes = sizeBytes;
            Checksum = checksum;
            Force = force;
        }

        public string Version { get; }

        /// <summary>Absolute, http or https.</summary>
        public string Url { get; }

        public int SizeBytes { get; }

        /// <summary>SHA-256, 64 small hexadecimal digits.</summary>
        public string Checksum { get; }

        /// <summary>True when a firmware that has failed here is to be tried again. It makes no older version newer.</summary>
        public bool Force { get; }

        /// <summary>
        /// False, with the reason in words, for a manifest that cannot be followed. True with a null
        /// <paramref name="manifest"/> when nothing is offered: the server names its version without an address.
        /// </summary>
        public static bool TryParse(JsonFields fields, out FirmwareManifest manifest, out string problem)
        {
            manifest = null;
            problem = null;
            string url = fields.TextOr("url", "");
            if (url.Length == 0)
            {
                return true;
            }

            string version = fields.TextOr("version", "");
            double size;
            string checksum = fields.TextOr("checksum", "").ToLower();
            if (checksum.StartsWith(ChecksumPrefix))
            {
                checksum = checksum.Substring(ChecksumPrefix.Length);
            }

            if (!FirmwareVersion.IsVersion(version))
            {
                problem = "its version \"" + version + "\" is not up to three numbers with dots between them";
            }
            else if (!IsAddress(url))
            {
                problem = "its address is no plain http:// or https:// address";
            }
            else if (!fields.TryGetNumber("size", out size) || !(size >= 1 && size <= MaxBytes) || size != (int)size)
            {
                problem = "its size is not a whole number of bytes from 1 to " + MaxBytes;
            }
            else if (!IsChecksum(checksum))
            {
                problem = "its checksum is not the 64 hexadecimal digits of a SHA-256";
            }
            else
            {
                manifest = new FirmwareManifest(version, url, (int)size, checksum, IsSet(fields.Raw("force")));
            }

            return problem == null;
        }

        private static bool IsAddress(string url)
        {
            int scheme = url.StartsWith("http://") ? 7 : url.StartsWith("https://") ? 8 : 0;
            if (scheme == 0 || url.Length <= scheme || url.Length > MaxUrlLength || url[scheme] == '/' || url[scheme] == ':')
            {
                return false;
            }

            // Blanks and line ends would write further lines into the request.
            for (int i = 0; i < url.Length; i++)
            {
                if (url[i] <= ' ' || url[i] > '~')
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsChecksum(string text)
        {
            if (text.Length != ChecksumDigits)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f')))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsSet(object force)
        {
            double number;
            return force is bool ? (bool)force : JsonFields.TryNumber(force, out number) && number == 1;
        }
    }
}
