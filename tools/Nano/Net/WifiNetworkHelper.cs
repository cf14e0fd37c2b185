using System.Device.Wifi;
using Nano;

namespace System.Device.Wifi
{
    public enum WifiReconnectionKind
    {
        Automatic = 0,
        Manual = 1,
    }

    public enum WifiConnectionStatus
    {
        AccessRevoked = 0,
        InvalidCredential = 1,
        NetworkNotAvailable = 2,
        Success = 3,
        Timeout = 4,
        UnspecifiedFailure = 5,
        UnsupportedAuthenticationProtocol = 6,
    }

    public class WifiConnectionResult
    {
        internal WifiConnectionResult(WifiConnectionStatus status) => ConnectionStatus = status;

        public WifiConnectionStatus ConnectionStatus { get; }
    }

    /// <summary>The radio of the station.</summary>
    public sealed class WifiAdapter : IDisposable
    {
        private const int AnswerMilliseconds = 50;

        private readonly EmulatedMachine _machine = EmulatedMachine.Current;

        private WifiAdapter()
        {
        }

        public int NetworkInterface => 0;

        public static WifiAdapter[] FindAllAdapters() => [new WifiAdapter()];

        /// <summary>Tells what the access point of the house says to this name and password.</summary>
        public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
        {
            Thread.Sleep(AnswerMilliseconds);
            if (!_machine.Network.IsInReach || ssid != WifiStore.HouseSsid) return new WifiConnectionResult(WifiConnectionStatus.NetworkNotAvailable);
            return new WifiConnectionResult(passwordCredential == WifiStore.HousePassword ? WifiConnectionStatus.Success : WifiConnectionStatus.InvalidCredential);
        }

        public void Disconnect()
        {
            // The emulated access point keeps no list of its stations.
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}

namespace nanoFramework.Networking
{
    public enum NetworkHelperStatus
    {
        None = 0,
        Started = 1,
        NetworkIsReady = 2,
        FailedNoNetworkInterface = 3,
        TokenExpiredWaitingIPAddress = 4,
        TokenExpiredWaitingDateTime = 5,
        ErrorConnetingToWiFiWhileScanning = 6,
        ExceptionOccurred = 7,
        Reconnecting = 8,
    }

    /// <summary>Joining the access point: takes a moment, and works while the emulated Wi-Fi is up.</summary>
    public static class WifiNetworkHelper
    {
        private const int JoinMilliseconds = 50;

        public static NetworkHelperStatus Status => EmulatedMachine.Current.Network.IsUp
            ? NetworkHelperStatus.NetworkIsReady
            : NetworkHelperStatus.TokenExpiredWaitingIPAddress;

        public static Exception? HelperException => null;

        public static bool ConnectDhcp(string ssid, string password, WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic, bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) => Join();

        public static bool ScanAndConnectDhcp(string ssid, string password, WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic, bool requiresDateTime = false, int WifiAdapter = 0, CancellationToken token = default) => Join();

        public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) => Join();

        public static void Disconnect()
        {
            // The emulated access point keeps no list of its stations.
        }

        private static bool Join()
        {
            Thread.Sleep(JoinMilliseconds);
            return EmulatedMachine.Current.Network.IsUp;
        }
    }

    /// <summary>Waiting for an address with stored credentials.</summary>
    public static class NetworkHelper
    {
        public static NetworkHelperStatus Status => WifiNetworkHelper.Status;

        public static Exception? HelperException => null;

        public static bool SetupAndConnectNetwork(CancellationToken token = default, bool requiresDateTime = false) => WifiNetworkHelper.Reconnect();
    }
}
