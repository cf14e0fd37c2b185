namespace Firmware.Things
{
    /// <summary>The way by which a robot vacuum is commanded. Times are the device's uptime; nothing waits.</summary>
    public interface IVacuumPort
    {
        /// <summary>Ways of cleaning that can be chosen, the usual one first.</summary>
        string[] Modes { get; }

        /// <summary>False when it ought to answer and does not.</summary>
        bool Answers { get; }

        DockContact Contact { get; }

        /// <summary>0 to 100; -1 while it is not known.</summary>
        int BatteryPercent { get; }

        /// <summary>Throws when the hardware cannot be had.</summary>
        void Open();

        /// <summary>Starts a vacuum that stands, or lets it go on.</summary>
        void Clean(string mode);

        /// <summary>Halts one that moves.</summary>
        void Halt();

        void ReturnHome();

        /// <summary>Carries out what was asked and looks for answers; called at least every 50 ms.</summary>
        void Tick(long nowMilliseconds);

        void Close();
    }
}
