using Firmware.Settings;

namespace Firmware.Network.Provisioning
{
    /// <summary>The settings on <c>I:\</c> and the runtime's own store of Wi-Fi credentials.</summary>
    public sealed class SetUpStore : ISetUpStore
    {
        public string StoredSsid
        {
            get { return WifiConfiguration.StoredSsid(); }
        }

        public bool HasBroker
        {
            get
            {
                DeviceSettings stored = Stored();
                return stored != null && stored.Mqtt != null;
            }
        }

        public bool MayKeepPassword(SetUpForm form)
        {
            DeviceSettings stored = Stored();
            return stored == null || WifiConfiguration.StoredPassword().Length == 0 || (stored.ServerUrl ?? "") == form.ServerUrl();
        }

        public SetUpForm Begin()
        {
            return SetUpForm.From(Stored(), StoredSsid);
        }

        public void Save(SetUpForm form)
        {
            string ssid = StoredSsid;
            bool keepsPassword = form.Password.Length == 0 && form.Ssid == ssid && MayKeepPassword(form);
            form.Settings(Stored()).Save();
            WifiConfiguration.Join(form.Ssid, keepsPassword ? WifiConfiguration.StoredPassword() : form.Password);
        }

        private static DeviceSettings Stored()
        {
            DeviceSettings settings;
            string problem;
            DeviceSettings.TryLoad(out settings, out problem);
            return settings;
        }
    }
}
