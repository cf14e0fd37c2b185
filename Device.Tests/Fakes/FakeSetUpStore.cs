using System.IO;
using Firmware.Network.Provisioning;

namespace Firmware.Tests.Fakes
{
    /// <summary>Remembers what was saved.</summary>
    public sealed class FakeSetUpStore : ISetUpStore
    {
        public string StoredSsid { get; set; }

        public bool Full { get; set; }

        public SetUpForm Saved { get; private set; }

        public SetUpForm Begin()
        {
            return SetUpForm.From(null, StoredSsid);
        }

        public void Save(SetUpForm form)
        {
            if (Full)
            {
                throw new IOException("The volume is full.");
            }

            Saved = form;
        }
    }
}
