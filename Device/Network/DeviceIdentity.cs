using System.Text;

namespace Firmware.Network
{
    /// <summary>Who the device is for the server; both ids stay the same over restarts and updates.</summary>
    public sealed class DeviceIdentity
    {
        public DeviceIdentity(string macAddress)
        {
            DeviceId = macAddress;
            ClientId = ClientIdOf(macAddress);
        }

        /// <summary>The MAC address, lower-case with colons.</summary>
        public string DeviceId { get; }

        /// <summary>
        /// A UUID of version 8 (RFC 9562, contents by the maker) that ends in the MAC address; derived, as there is nowhere
        /// to keep a drawn one that an erased flash would not lose.
        /// </summary>
        public string ClientId { get; }

        private static string ClientIdOf(string macAddress)
        {
            var uuid = new StringBuilder("6e616e6f-6672-8d77-8000-");
            for (int i = 0; i < macAddress.Length; i++)
            {
                if (macAddress[i] != ':')
                {
                    uuid.Append(macAddress[i]);
                }
            }

            return uuid.ToString();
        }
    }
}
