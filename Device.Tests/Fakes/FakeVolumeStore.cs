using System.IO;
using Firmware.Settings;

namespace Firmware.Tests.Fakes
{
    /// <summary>A flash that counts how often it is written.</summary>
    public sealed class FakeVolumeStore : IVolumeStore
    {
        public int Percent { get; set; } = 70;

        public int Saves { get; private set; }

        public bool Full { get; set; }

        public int Load()
        {
            return Percent;
        }

        public void Save(int percent)
        {
            Saves++;
            if (Full)
            {
                throw new IOException("The volume is full.");
            }

            Percent = percent;
        }
    }
}
