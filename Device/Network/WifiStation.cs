using System.Net.NetworkInformation;
using System.Threading;

namespace Firmware.Network
{
    /// <summary>
    /// The Wi-Fi of the device. The runtime joins the network by itself with the credentials that
    /// <c>nanoff --networkdeployment</c> has stored; here one only waits for the address.
    /// </summary>
    public sealed class WifiStation
    {
        private const string NoAddress = "0.0.0.0";
        private const int LookIntervalMilliseconds = 200;
        private const string Hex = "0123456789abcdef";

        private readonly IClock _clock;

        public WifiStation(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>False when the network has given no IPv4 address within the time.</summary>
        public bool TryJoin(int timeoutMilliseconds, out string address)
        {
            long deadline = _clock.Milliseconds + timeoutMilliseconds;
            while (true)
            {
                address = CurrentAddress();
                if (address != null)
                {
                    return true;
                }

                if (_clock.Milliseconds >= deadline)
                {
                    return false;
                }

                Thread.Sleep(LookIntervalMilliseconds);
            }
        }

        /// <summary>The device's identity: lower-case <c>aa:bb:cc:dd:ee:ff</c>; null when there is no network interface.</summary>
        public static string MacAddress()
        {
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            return interfaces.Length == 0 ? null : Format(interfaces[0].PhysicalAddress);
        }

        /// <summary>Six bytes as lower-case <c>aa:bb:cc:dd:ee:ff</c>.</summary>
        public static string Format(byte[] physicalAddress)
        {
            var text = new char[(physicalAddress.Length * 3) - 1];
            for (int i = 0; i < physicalAddress.Length; i++)
            {
                if (i > 0)
                {
                    text[(i * 3) - 1] = ':';
                }

                text[i * 3] = Hex[physicalAddress[i] >> 4];
                text[(i * 3) + 1] = Hex[physicalAddress[i] & 15];
            }

            return new string(text);
        }

        private static string CurrentAddress()
        {
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            string address = interfaces.Length == 0 ? null : interfaces[0].IPv4Address;
            return address == null || address.Length == 0 || address == NoAddress ? null : address;
        }
    }
}
