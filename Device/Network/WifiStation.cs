using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;

namespace Firmware.Network
{
    /// <summary>
    /// The network that the device has joined. The runtime joins it by itself with the credentials that it keeps, and joins
    /// it again whenever it is lost and returns; here one waits for the address and asks why there is none.
    /// </summary>
    public sealed class WifiStation
    {
        private const string NoAddress = "0.0.0.0";
        private const int LookIntervalMilliseconds = 200;

        /// <summary>A network that is in reach is joined and gives an address within a few seconds.</summary>
        private const int QuietWaitMilliseconds = 12000;

        private const string Hex = "0123456789abcdef";

        private readonly IClock _clock;

        public WifiStation(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>
        /// Waits for an IPv4 address. False when none came within the time, which asking for the reason may overrun by 20 s;
        /// <paramref name="problem"/> says what is wrong as far as the radio knows.
        /// </summary>
        public bool TryJoin(int timeoutMilliseconds, out string address, out string problem)
        {
            problem = null;
            string ssid = WifiConfiguration.StoredSsid();
            long deadline = _clock.Milliseconds + timeoutMilliseconds;
            long ask = _clock.Milliseconds + QuietWaitMilliseconds;
            while (true)
            {
                address = CurrentAddress();
                if (address != null)
                {
                    return true;
                }

                if (ssid == null)
                {
                    problem = "No Wi-Fi is stored.";
                    return false;
                }

                if (_clock.Milliseconds >= deadline)
                {
                    problem = problem ?? "The Wi-Fi \"" + ssid + "\" gives no address.";
                    return false;
                }

                if (_clock.Milliseconds >= ask)
                {
                    problem = AskWhy(ssid);
                    ask = long.MaxValue;
                }

                Thread.Sleep(LookIntervalMilliseconds);
            }
        }

        /// <summary>The device's identity: lower-case <c>aa:bb:cc:dd:ee:ff</c>; null when there is no network interface.</summary>
        public static string MacAddress()
        {
            NetworkInterface station = Interface();
            return station == null ? null : Format(station.PhysicalAddress);
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

        /// <summary>
        /// Joins once more by hand, which is the only call that tells what became of it. It blocks this thread alone, for 20 s
        /// at most. The radio reports several faults as one: a password is called wrong, too, when the signal is very weak.
        /// </summary>
        private static string AskWhy(string ssid)
        {
            WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
            if (adapters.Length == 0)
            {
                return "There is no Wi-Fi radio.";
            }

            switch (adapters[0].Connect(ssid, WifiReconnectionKind.Automatic, WifiConfiguration.StoredPassword()).ConnectionStatus)
            {
                case WifiConnectionStatus.Success:
                    return null;
                case WifiConnectionStatus.InvalidCredential:
                    return "The Wi-Fi \"" + ssid + "\" does not accept the password, or its signal is too weak.";
                case WifiConnectionStatus.NetworkNotAvailable:
                    return "The Wi-Fi \"" + ssid + "\" is not found; the device hears 2.4 GHz alone.";
                default:
                    return "The Wi-Fi \"" + ssid + "\" cannot be joined.";
            }
        }

        private static string CurrentAddress()
        {
            NetworkInterface station = Interface();
            string address = station == null ? null : station.IPv4Address;
            return address == null || address.Length == 0 || address == NoAddress ? null : address;
        }

        private static NetworkInterface Interface()
        {
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < interfaces.Length; i++)
            {
                if (interfaces[i].NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    return interfaces[i];
                }
            }

            return interfaces.Length == 0 ? null : interfaces[0];
        }
    }
}
