using System.Text;

namespace Firmware.Network
{
    /// <summary>Who the device is for the server; both ids stay the same over restarts and updates.</summary>
    public sealed class DeviceIdentity
    {
        public DeviceIdentity(string macAddress)
        {
            DeviceId = macAddress;
            Digits = DigitsOf(macAddress);
            ClientId = "6e616e6f-6672-8d77-8000-" + Digits;
        }

        /// <summary>The MAC address, lower-case with colons.</summary>
        public string DeviceId { get; }

        /// <summary>The MAC address as twelve hexadecimal digits, for where a colon is in the way.</summary>
        public string Digits { get; }

        /// <summary>
        /// A UUID of version 8 (RFC 9562, contents by the maker) that ends in the MAC address; derived, as there is nowhere
        /// to keep a drawn one that an erased flash would not lose.
        /// </summary>
        public string ClientId { get; }

        private static string DigitsOf(string macAddress)
        {
            var digits = new StringBuilder();
            for (int i = 0; i < macAddress.Length; i++)
            {
                if (macAddress[i] != ':')
                {
                    digits.Append(macAddress[i]);
                }
            }

            return digits.ToString();
        }
    }
}
