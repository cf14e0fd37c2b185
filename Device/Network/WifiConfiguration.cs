using System;
using System.Net.NetworkInformation;

namespace Firmware.Network
{
    /// <summary>
    /// The Wi-Fi as the runtime keeps it: which network to join, and whether to open one. It is read by the runtime when the
    /// device starts, and only then: whatever is changed here needs a restart, which is up to the caller.
    /// </summary>
    /// <remarks>
    /// A station that is enabled and knows a network keeps trying to join it, and each try takes the radio away from the
    /// device's own network: while that one is open, the station is disabled. Its options are one bit field whose
    /// <c>AutoConnect</c> contains <c>Enable</c>, and the runtime takes any of the two for a wish to connect.
    /// </remarks>
    public static class WifiConfiguration
    {
        /// <summary>The address of the device in its own network, and of what it offers there.</summary>
        public const string AccessPointAddress = "192.168.4.1";

        /// <summary>The runtime's room for a name ends in a zero: a network with a name of 32 bytes cannot be stored.</summary>
        public const int MaxSsidBytes = 31;

        public const int MinPasswordLength = 8;

        public const int MaxPasswordLength = 63;

        private const string AccessPointMask = "255.255.255.0";
        private const byte AccessPointChannel = 6;

        /// <summary>One for who sets the device up, and one for the second device that people reach for.</summary>
        private const byte AccessPointStations = 2;

        /// <summary>Null when none is stored.</summary>
        public static string StoredSsid()
        {
            Wireless80211Configuration station = Station();
            return station == null || station.Ssid == null || station.Ssid.Length == 0 ? null : station.Ssid;
        }

        /// <summary>Empty for an open network, or when no network is stored. Never to be written anywhere.</summary>
        internal static string StoredPassword()
        {
            Wireless80211Configuration station = Station();
            return station == null || station.Password == null ? "" : station.Password;
        }

        /// <summary>True when the device has opened its own network at this start.</summary>
        public static bool IsAccessPoint()
        {
            WirelessAPConfiguration accessPoint = AccessPoint();
            return accessPoint != null && (accessPoint.Options & WirelessAPConfiguration.ConfigurationOptions.Enable) != 0;
        }

        /// <summary>True when a network is stored that the runtime will not join by itself: a change was broken off.</summary>
        public static bool IsStationAsleep()
        {
            Wireless80211Configuration station = Station();
            return StoredSsid() != null
                && (station.Options & Wireless80211Configuration.ConfigurationOptions.AutoConnect) != Wireless80211Configuration.ConfigurationOptions.AutoConnect;
        }

        /// <summary>From the next start on: an open network of the device's own, and no other. What is stored stays stored.</summary>
        public static void OpenAccessPoint(string ssid)
        {
            GiveAddress();
            WirelessAPConfiguration accessPoint = AccessPoint();
            accessPoint.Options = WirelessAPConfiguration.ConfigurationOptions.AutoStart;
            accessPoint.Ssid = ssid;
            accessPoint.Password = "";
            accessPoint.Authentication = AuthenticationType.Open;
            accessPoint.Encryption = EncryptionType.None;
            accessPoint.Channel = AccessPointChannel;
            accessPoint.MaxConnections = AccessPointStations;
            accessPoint.SaveConfiguration();
            SaveStation(StoredSsid() ?? "", StoredPassword(), Wireless80211Configuration.ConfigurationOptions.Disable);
        }

        /// <summary>From the next start on: that network, and none of the device's own.</summary>
        /// <param name="ssid">At most <see cref="MaxSsidBytes"/> in UTF-8.</param>
        /// <param name="password">Empty for an open network.</param>
        public static void Join(string ssid, string password)
        {
            // Power may fail between the two: the network stays open then, and nothing is lost.
            SaveStation(ssid, password, Wireless80211Configuration.ConfigurationOptions.AutoConnect);
            WirelessAPConfiguration accessPoint = AccessPoint();
            if (accessPoint != null && IsAccessPoint())
            {
                accessPoint.Options = WirelessAPConfiguration.ConfigurationOptions.Disable;
                accessPoint.SaveConfiguration();
            }
        }

        /// <summary>From the next start on: the network that is stored, and none of the device's own.</summary>
        public static void JoinStored()
        {
            Join(StoredSsid() ?? "", StoredPassword());
        }

        /// <summary>Forgets the network that is stored.</summary>
        public static void Forget()
        {
            SaveStation("", "", Wireless80211Configuration.ConfigurationOptions.Disable);
        }

        private static void GiveAddress()
        {
            NetworkInterface network = Interface(NetworkInterfaceType.WirelessAP);
            if (network == null || network.IPv4Address == AccessPointAddress)
            {
                return;
            }

            try
            {
                network.EnableStaticIPv4(AccessPointAddress, AccessPointMask, AccessPointAddress);
            }
            catch (Exception)
            {
                // The address is stored first and given to the interface then, which fails with no narrower type as long as
                // the interface is down: as now, before the restart. The address is the chip's own choice, too.
            }
        }

        // SaveConfiguration throws for a name or a password that is null.
        private static void SaveStation(string ssid, string password, Wireless80211Configuration.ConfigurationOptions options)
        {
            Wireless80211Configuration station = Station();
            if (station == null)
            {
                return;
            }

            station.Ssid = ssid;
            station.Password = password;
            station.Options = options;
            station.Authentication = password.Length == 0 ? AuthenticationType.Open : AuthenticationType.WPA2;
            station.Encryption = password.Length == 0 ? EncryptionType.None : EncryptionType.WPA2_PSK;
            station.SaveConfiguration();
        }

        private static Wireless80211Configuration Station()
        {
            NetworkInterface network = Interface(NetworkInterfaceType.Wireless80211);
            Wireless80211Configuration[] stored = Wireless80211Configuration.GetAllWireless80211Configurations();
            return network == null || network.SpecificConfigId >= stored.Length ? null : stored[network.SpecificConfigId];
        }

        private static WirelessAPConfiguration AccessPoint()
        {
            NetworkInterface network = Interface(NetworkInterfaceType.WirelessAP);
            WirelessAPConfiguration[] stored = WirelessAPConfiguration.GetAllWirelessAPConfigurations();
            return network == null || network.SpecificConfigId >= stored.Length ? null : stored[network.SpecificConfigId];
        }

        private static NetworkInterface Interface(NetworkInterfaceType type)
        {
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < interfaces.Length; i++)
            {
                if (interfaces[i].NetworkInterfaceType == type)
                {
                    return interfaces[i];
                }
            }

            return null;
        }
    }
}
