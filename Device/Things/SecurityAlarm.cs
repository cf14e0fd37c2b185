namespace Firmware.Things
{
    /// <summary>
    /// A burglar alarm: a contact or detector and a siren. Armed, it leaves time to go out; then whatever makes the contact
    /// active sets it off. It stays triggered until it is disarmed, the siren is silent after its time. Whoever can speak to
    /// the board can disarm it: it is no substitute for a lock.
    /// </summary>
    public sealed class SecurityAlarm : Thing
    {
        private readonly IInput _contact;
        private readonly IOutput _siren;
        private readonly IClock _clock;
        private readonly int _exitMilliseconds;
        private readonly int _sirenMilliseconds;
        private bool _armed;
        private bool _triggered;
        private bool _sounding;
        private bool _wasActive;
        private long _watchesFromMilliseconds;
        private long _silentAtMilliseconds;

        /// <param name="name">Unique on its board.</param>
        /// <param name="title">As people call it.</param>
        /// <param name="contact">Active when a door is open or somebody moves.</param>
        /// <param name="siren">Sounds while it is on.</param>
        /// <param name="clock">Measures both times.</param>
        /// <param name="exitSeconds">To go out after arming.</param>
        /// <param name="sirenSeconds">After which the siren is silent; in many places the law says how long it may be.</param>
        public SecurityAlarm(string name, string title, IInput contact, IOutput siren, IClock clock, int exitSeconds, int sirenSeconds)
            : base(name, title)
        {
            _contact = contact;
            _siren = siren;
            _clock = clock;
            _exitMilliseconds = exitSeconds * 1000;
            _sirenMilliseconds = sirenSeconds * 1000;
            Add(new ThingProperty("armed", "Whether it watches", ThingValue.Boolean(), false, () => _armed));
            Add(new ThingProperty("triggered", "Whether it has gone off", ThingValue.Boolean(), false, () => _triggered));

            Add(new ThingMethod("arm", "Arm the " + title, "The " + title + " is armed.", "I could not arm the " + title + ".", Arm));
            Add(new ThingMethod("disarm", "Disarm the " + title, "The " + title + " is disarmed.", "I could not disarm the " + title + ".", Disarm));
            Add(new ThingMethod("trigger", "Set off the " + title + " at once, armed or not", "The " + title + " goes off.", "I could not set off the " + title + ".", Panic));
        }

        public override bool IsBusy => _armed || _sounding;

        public override int TickMilliseconds => LoopPause.WatchMilliseconds;

        public override void Tick(long nowMilliseconds)
        {
            bool active = _contact.TakeActive();
            if (_armed && nowMilliseconds >= _watchesFromMilliseconds)
            {
                // A door that stays open after the siren's time does not sound for ever; opened once more it does again.
                if (active && !_wasActive)
                {
                    GoOff(nowMilliseconds);
                }

                _wasActive = active;
            }

            if (_sounding && nowMilliseconds >= _silentAtMilliseconds)
            {
                Silence();
            }
        }

        public override void Close()
        {
            _contact.Close();
            _siren.Close();
        }

        protected override void OpenHardware()
        {
            _contact.Open();
            _siren.Open();
        }

        private ThingResult Arm(ThingArguments arguments)
        {
            if (!_armed)
            {
                _armed = true;
                _wasActive = false;
                _watchesFromMilliseconds = _clock.Milliseconds + _exitMilliseconds;
                Changed();
            }

            return ThingResult.Done("The " + Title + " is armed");
        }

        private ThingResult Disarm(ThingArguments arguments)
        {
            // A siren that cannot be silenced is no reason to go on watching.
            _armed = false;
            Changed();
            Silence();
            _triggered = false;
            return ThingResult.Done("The " + Title + " is disarmed");
        }

        private ThingResult Panic(ThingArguments arguments)
        {
            GoOff(_clock.Milliseconds);
            return ThingResult.Done("The " + Title + " goes off");
        }

        private void GoOff(long nowMilliseconds)
        {
            // Remembered even if the siren fails: who comes home wants to know.
            _triggered = true;
            Changed();
            _silentAtMilliseconds = nowMilliseconds + _sirenMilliseconds;
            _siren.Set(1);
            _sounding = true;
        }

        private void Silence()
        {
            _siren.Set(0);
            _sounding = false;
        }
    }
}
