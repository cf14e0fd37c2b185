using System.IO;
using Firmware.Network.Provisioning;

namespace Firmware.Tests.Fakes
{
    /// <summary>Remembers what was saved.</summary>
    public sealed class FakeSetUpStore : ISetUpStore
    {
        public string StoredSsid { get; set; }

        public bool Full { get; set; }

        public bool HasBroker { get; set; }

        /// <summary>The server that is stored; null for none.</summary>
        public string StoredServer { get; set; }

        public SetUpForm Saved { get; private set; }

        public bool MayKeepPassword(SetUpForm form)
        {
            return StoredServer == null || StoredServer == form.ServerUrl();
        }

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
