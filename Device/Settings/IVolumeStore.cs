namespace Firmware.Settings
{
    /// <summary>Where the volume outlives a restart.</summary>
    public interface IVolumeStore
    {
        /// <summary>0 to 100; the default when none is stored.</summary>
        int Load();

        /// <summary>Throws <see cref="System.IO.IOException"/> when it cannot be stored.</summary>
        void Save(int percent);
    }
}
