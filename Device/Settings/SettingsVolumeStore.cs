namespace Firmware.Settings
{
    /// <summary>The volume in <see cref="DeviceSettings"/>. A device that has no settings yet keeps none.</summary>
    public sealed class SettingsVolumeStore : IVolumeStore
    {
        public int Load()
        {
            DeviceSettings settings;
            string problem;
            return DeviceSettings.TryLoad(out settings, out problem) ? settings.VolumePercent : DeviceSettings.DefaultVolumePercent;
        }

        public void Save(int percent)
        {
            DeviceSettings settings;
            string problem;
            if (DeviceSettings.TryLoad(out settings, out problem))
            {
                settings.WithVolume(percent).Save();
            }
        }
    }
}
