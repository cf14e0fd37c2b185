namespace Firmware.Things
{
    /// <summary>A robot vacuum.</summary>
    public sealed class RobotVacuum : Thing
    {
        // It stands on its dock for a while when it is told to leave it.
        private const int LeavingMilliseconds = 30000;

        private readonly IVacuumPort _port;
        private readonly IClock _clock;
        private readonly VacuumStateMachine _state = new VacuumStateMachine();
        private DockContact _contact;
        private int _batteryPercent = -1;
        private string _mode;
        private long _leavesUntilMilliseconds;

        public RobotVacuum(string name, string title, IVacuumPort port, IClock clock)
            : base(name, title)
        {
            _port = port;
            _clock = clock;
            string[] modes = port.Modes;
            _mode = modes[0];
            Add(new ThingProperty("state", "What it does", ThingValue.OneOf(VacuumStateMachine.Names()), false, () => _state.Name));
            Add(new ThingProperty("battery", "Charge of its battery", ThingValue.Number(0, 100, 1, "percent"), false, () => _batteryPercent < 0 ? null : (object)(double)_batteryPercent));
            Add(new ThingProperty("cleaning_mode", "How it cleans", ThingValue.OneOf(modes), true, () => _mode));

            Add(new ThingMethod("start", "Let the " + title + " clean", "The " + title + " cleans.", "I could not start the " + title + ".", Start)
                .Accepts("cleaning_mode", "How to clean", ThingValue.OneOf(modes)));
            Add(new ThingMethod("stop", "Stop the " + title, "The " + title + " stands still.", "I could not stop the " + title + ".", arguments => Halt(VacuumCommand.Stop)));
            Add(new ThingMethod("pause", "Let the " + title + " pause", "The " + title + " pauses.", "I could not pause the " + title + ".", arguments => Halt(VacuumCommand.Pause)));
            Add(new ThingMethod("return_home", "Send the " + title + " to its dock", "The " + title + " goes home.", "I could not send the " + title + " home.", ReturnHome));
        }

        public override bool IsBusy => _state.Current == VacuumState.Cleaning;

        // Presses and answers of its port are timed by it.
        public override int TickMilliseconds => LoopPause.BusyMilliseconds;

        public override void Tick(long nowMilliseconds)
        {
            _port.Tick(nowMilliseconds);
            if (Follow(nowMilliseconds) || _port.BatteryPercent != _batteryPercent)
            {
                _batteryPercent = _port.BatteryPercent;
                Changed();
            }
        }

        public override void Close()
        {
            _port.Close();
        }

        protected override void OpenHardware()
        {
            _port.Open();
        }

        private ThingResult Start(ThingArguments arguments)
        {
            string mode = arguments.Has("cleaning_mode") ? arguments.Text("cleaning_mode") : _port.Modes[0];
            VacuumState next;
            if (!_state.CanDo(VacuumCommand.Start, out next))
            {
                return Refusal();
            }

            bool cleans = _state.Current == VacuumState.Cleaning;
            if (!cleans || mode != _mode)
            {
                if (cleans || _state.Current == VacuumState.Returning)
                {
                    _port.Halt();
                }

                _port.Clean(mode);
                _mode = mode;
                _leavesUntilMilliseconds = _clock.Milliseconds + LeavingMilliseconds;
                _state.MoveTo(next);
                Changed();
            }

            return ThingResult.Done("The " + Title + " cleans");
        }

        private ThingResult Halt(VacuumCommand command)
        {
            VacuumState next;
            if (!_state.CanDo(command, out next))
            {
                return Refusal();
            }

            if (next != _state.Current)
            {
                _port.Halt();
                _state.MoveTo(next);
                Changed();
            }

            return ThingResult.Done("The " + Title + " stands still");
        }

        private ThingResult ReturnHome(ThingArguments arguments)
        {
            VacuumState next;
            if (!_state.CanDo(VacuumCommand.ReturnHome, out next))
            {
                return Refusal();
            }

            if (next != _state.Current)
            {
                _port.ReturnHome();
                _state.MoveTo(next);
                Changed();
            }

            return ThingResult.Done("The " + Title + (next == VacuumState.Docked ? " is at home" : " goes home"));
        }

        private ThingResult Refusal()
        {
            return _state.Current == VacuumState.Error
                ? ThingResult.Failed(ThingResult.HardwareError, "The " + Title + " does not answer")
                : ThingResult.Failed(ThingResult.InvalidState, "The " + Title + " is " + _state.Name);
        }

        // What the robot does by itself: it falls silent, wakes up, reaches its dock and leaves it.
        private bool Follow(long nowMilliseconds)
        {
            if (!_port.Answers)
            {
                _contact = DockContact.Unknown;
                return _state.MoveTo(VacuumState.Error);
            }

            DockContact before = _contact;
            _contact = _port.Contact;
            if (_contact == DockContact.Docked && nowMilliseconds >= _leavesUntilMilliseconds)
            {
                return _state.MoveTo(VacuumState.Docked);
            }

            if (_contact == DockContact.Away && (_state.Current == VacuumState.Docked || _state.Current == VacuumState.Error))
            {
                // One that was never seen on its dock stands somewhere; one that was has been started by hand.
                return _state.MoveTo(before == DockContact.Docked ? VacuumState.Cleaning : VacuumState.Paused);
            }

            return false;
        }
    }
}
