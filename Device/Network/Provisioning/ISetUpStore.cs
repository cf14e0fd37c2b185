namespace Firmware.Network.Provisioning
{
    /// <summary>What the set-up page shows first, and where it leaves what it was told.</summary>
    public interface ISetUpStore
    {
        /// <summary>The network whose password is stored; null when none is.</summary>
        string StoredSsid { get; }

        /// <summary>The stored settings name an MQTT broker.</summary>
        bool HasBroker { get; }

        /// <summary>
        /// False when the stored password would go to work for another server than before: anyone near may fill in the page.
        /// </summary>
        bool MayKeepPassword(SetUpForm form);

        SetUpForm Begin();

        /// <summary>Stores a form without problems. Throws <see cref="System.IO.IOException"/> when that fails; nothing has changed then.</summary>
        void Save(SetUpForm form);
    }
}
