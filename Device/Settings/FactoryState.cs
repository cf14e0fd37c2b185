using System.IO;
using Firmware.Network;
using Firmware.Network.Provisioning;

namespace Firmware.Settings
{
    /// <summary>The device as it was when its firmware had just been flashed.</summary>
    public static class FactoryState
    {
        private const string Root = @"I:\";

        /// <summary>
        /// How the runtime's own files begin: it keeps its network configuration and its certificates on the same volume.
        /// What of it is the owner's is changed through the runtime.
        /// </summary>
        private const string RuntimePrefix = "con_";

        /// <summary>
        /// Erases settings, downloaded firmware with its records, whatever else lies on <c>I:\</c>, and the Wi-Fi
        /// credentials; the next start opens the device's own Wi-Fi. Throws <see cref="IOException"/> when a file cannot be
        /// deleted. Broken off, it has at least begun with what makes the device ask its owner.
        /// </summary>
        public static void Restore()
        {
            DeviceSettings.Erase();
            WifiConfiguration.Forget();
            string[] folders = Directory.GetDirectories(Root);
            for (int i = 0; i < folders.Length; i++)
            {
                Directory.Delete(folders[i], true);
            }

            string[] files = Directory.GetFiles(Root);
            for (int i = 0; i < files.Length; i++)
            {
                if (!Path.GetFileName(files[i]).StartsWith(RuntimePrefix))
                {
                    File.Delete(files[i]);
                }
            }

            WifiConfiguration.OpenAccessPoint(SetUpPoint.NameFor(WifiStation.MacAddress()));
        }
    }
}
