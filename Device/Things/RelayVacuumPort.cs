namespace Firmware.Things
{
    /// <summary>
    /// Two relays or optocouplers across the buttons "clean" and "home" of a robot vacuum or of its remote control. "Clean"
    /// starts it when it stands and halts it when it moves. Nothing comes back: battery and dock stay unknown, and the state
    /// is what was asked last.
    /// </summary>
    public sealed class RelayVacuumPort : IVacuumPort
    {
        /// <summary>As long as a finger presses.</summary>
        public const int PressMilliseconds = 300;

        public const int GapMilliseconds = 1500;

        private const int CleanButton = 0;
        private const int HomeButton = 1;

        private readonly IOutput _clean;
        private readonly IOutput _home;
        private readonly PressQueue _presses = new PressQueue(GapMilliseconds);
        private IOutput _pressed;
        private long _pressedUntilMilliseconds;

        public RelayVacuumPort(IOutput clean, IOutput home)
        {
            _clean = clean;
            _home = home;
        }

        public string[] Modes
        {
            get { return new[] { "auto" }; }
        }

        public bool Answers
        {
            get { return true; }
        }

        public DockContact Contact
        {
            get { return DockContact.Unknown; }
        }

        public int BatteryPercent
        {
            get { return -1; }
        }

        public void Open()
        {
            _presses.Clear();
            _pressed = null;
            _clean.Open();
            _home.Open();
        }

        public void Clean(string mode)
        {
            _presses.Add(CleanButton);
        }

        public void Halt()
        {
            _presses.Add(CleanButton);
        }

        public void ReturnHome()
        {
            _presses.Add(HomeButton);
        }

        public void Tick(long nowMilliseconds)
        {
            if (_pressed != null && nowMilliseconds >= _pressedUntilMilliseconds)
            {
                _pressed.Set(0);
                _pressed = null;
            }

            int button;
            if (_pressed == null && _presses.TryTake(nowMilliseconds, out button))
            {
                _pressed = button == CleanButton ? _clean : _home;
                _pressed.Set(1);
                _pressedUntilMilliseconds = nowMilliseconds + PressMilliseconds;
            }
        }

        public void Close()
        {
            _clean.Close();
            _home.Close();
        }
    }
}
