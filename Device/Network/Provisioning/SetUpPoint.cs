using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Firmware.Settings;

namespace Firmware.Network.Provisioning
{
    /// <summary>
    /// The device's own, open Wi-Fi with the page on which its owner tells it what it needs to know. It exists only while
    /// the device waits to be set up; the decision for and against it is stored in the runtime's network configuration,
    /// because the radio takes a change at a restart alone.
    /// </summary>
    public sealed class SetUpPoint
    {
        /// <summary>How long nobody may come before a device that knows a network tries that again.</summary>
        public const int LonelyMilliseconds = 600000;

        /// <summary>The same with visitors: a phone that only asks whether there is an internet keeps nobody waiting for ever.</summary>
        public const int LongestMilliseconds = 3 * LonelyMilliseconds;

        private const int PollMicroseconds = 500000;

        /// <summary>For one read or write; a phone that goes out of reach holds the page up for so long.</summary>
        private const int SilenceMilliseconds = 5000;

        /// <summary>For the last answer to reach the browser before the radio goes.</summary>
        private const int FarewellMilliseconds = 1500;

        private readonly IClock _clock;

        public SetUpPoint(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>The name of the network: <c>nano-voice-</c> and the last four digits of the hardware address.</summary>
        public static string NameFor(string macAddress)
        {
            return "nano-voice-" + (macAddress.Substring(12, 2) + macAddress.Substring(15, 2)).ToUpper();
        }

        /// <summary>
        /// Serves the page until it has been filled in, or until nobody has come for a while and there is something else to
        /// try; what is to happen at the next start is stored then. Blocks. Throws <see cref="SocketException"/> when the
        /// ports cannot be had.
        /// </summary>
        /// <param name="stopping">Asked twice a second.</param>
        /// <returns>False when it was stopped; true when the device is to restart.</returns>
        public bool Run(StopAsked stopping)
        {
            byte[] address = IPAddress.Parse(WifiConfiguration.AccessPointAddress).GetAddressBytes();
            var addresses = new DatagramServer(new DhcpService(address), DhcpService.ServerPort, new IPEndPoint(IPAddress.Parse("255.255.255.255"), DhcpService.ClientPort));
            var names = new DatagramServer(new CaptiveNames(address), CaptiveNames.Port, null);
            var pages = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                addresses.Open();
                names.Open();
                pages.Bind(new IPEndPoint(IPAddress.Parse(WifiConfiguration.AccessPointAddress), SetUpSite.Port));
                pages.Listen(1);
                return Serve(pages, stopping);
            }
            finally
            {
                pages.Close();
                names.Close();
                addresses.Close();
            }
        }

        private bool Serve(Socket pages, StopAsked stopping)
        {
            var site = new SetUpSite(new SetUpStore(), _clock);
            bool hasSomethingToTry = HasSomethingToTry();
            long startedAt = _clock.Milliseconds;
            long lonelySince = startedAt;
            while (!stopping())
            {
                // Accept alone would wait for ever.
                if (pages.Poll(PollMicroseconds, SelectMode.SelectRead) && ServeOne(pages, site))
                {
                    lonelySince = _clock.Milliseconds;
                }

                if (site.IsSaved)
                {
                    Thread.Sleep(FarewellMilliseconds);
                    return true;
                }

                long now = _clock.Milliseconds;
                if (hasSomethingToTry && (now - lonelySince >= LonelyMilliseconds || now - startedAt >= LongestMilliseconds))
                {
                    WifiConfiguration.JoinStored();
                    return true;
                }
            }

            return false;
        }

        private static bool ServeOne(Socket pages, SetUpSite site)
        {
            try
            {
                using (Socket client = pages.Accept())
                {
                    client.ReceiveTimeout = SilenceMilliseconds;
                    client.SendTimeout = SilenceMilliseconds;
                    return site.Serve(new SocketStream(client));
                }
            }
            catch (SocketException)
            {
                // Gone before it was served.
                return false;
            }
            catch (Exception unforeseen)
            {
                // One visitor must not end the page for all.
                Console.WriteLine("Set-up: " + unforeseen.Message);
                return false;
            }
        }

        private static bool HasSomethingToTry()
        {
            DeviceSettings settings;
            string problem;
            return WifiConfiguration.StoredSsid() != null && DeviceSettings.TryLoad(out settings, out problem);
        }
    }
}
