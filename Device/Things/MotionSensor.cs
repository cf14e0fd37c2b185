namespace Firmware.Things
{
    /// <summary>A passive infrared detector: whether somebody moves.</summary>
    public sealed class MotionSensor : Thing
    {
        private readonly IInput _detector;
        private readonly IClock _clock;
        private readonly int _holdMilliseconds;
        private bool _motion;
        private long _holdsUntilMilliseconds;

        /// <param name="name">Unique on its board.</param>
        /// <param name="title">As people call it.</param>
        /// <param name="detector">Active while it sees somebody.</param>
        /// <param name="clock">Measures the hold time.</param>
        /// <param name="holdMilliseconds">For how long motion is told after the detector last saw any.</param>
        public MotionSensor(string name, string title, IInput detector, IClock clock, int holdMilliseconds)
            : base(name, title)
        {
            _detector = detector;
            _clock = clock;
            _holdMilliseconds = holdMilliseconds;
            Add(new ThingProperty("motion", "Whether somebody moves", ThingValue.Boolean(), false, () => IsOpen ? (object)_motion : null));
            Add(new ThingMethod("get_reading", "Read the " + title, "Motion: {motion}.", "I could not read the " + title + ".", GetReading));
        }

        public override int TickMilliseconds => LoopPause.WatchMilliseconds;

        public override void Tick(long nowMilliseconds)
        {
            if (_detector.TakeActive())
            {
                _holdsUntilMilliseconds = nowMilliseconds + _holdMilliseconds;
                Tell(true);
            }
            else if (nowMilliseconds >= _holdsUntilMilliseconds)
            {
                Tell(false);
            }
        }

        public override void Close()
        {
            _detector.Close();
        }

        protected override void OpenHardware()
        {
            _detector.Open();
        }

        private ThingResult GetReading(ThingArguments arguments)
        {
            Tick(_clock.Milliseconds);
            return ThingResult.Done(_motion ? "Somebody moves" : "Nobody moves");
        }

        private void Tell(bool motion)
        {
            if (motion != _motion)
            {
                _motion = motion;
                Changed();
            }
        }
    }
}
