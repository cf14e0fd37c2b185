namespace Firmware.Network.Provisioning
{
    /// <summary>What the set-up page shows first, and where it leaves what it was told.</summary>
    public interface ISetUpStore
    {
        /// <summary>The network whose password is stored; null when none is.</summary>
        string StoredSsid { get; }

        SetUpForm Begin();

        /// <summary>Stores a form without problems. Throws <see cref="System.IO.IOException"/> when that fails; nothing has changed then.</summary>
        void Save(SetUpForm form);
    }
}
