namespace Firmware.Things
{
    /// <summary>
    /// A rover that drives a spoken distance, and understands cards and digits. It has no odometer: distances come from the
    /// time driven at the speed measured once for this chassis.
    /// </summary>
    public sealed class Robot : Thing
    {
        private static readonly string[] Ranks =
        {
            "ace", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "jack", "queen", "king"
        };

        private static readonly string[] Suits = { "clubs", "hearts", "diamonds", "spades" };

        private readonly DriveTrain _driveTrain;
        private readonly IClock _clock;
        private readonly int _millisecondsPerMeter;
        private bool _moving;
        private long _startedMilliseconds;
        private long _stopsMilliseconds;
        private double _metersTravelled;
        private string _lastCard;
        private string _lastDigits;

        /// <param name="name">Unique on its board.</param>
        /// <param name="title">As people call it.</param>
        /// <param name="driveTrain">The motors.</param>
        /// <param name="clock">Measures the distance.</param>
        /// <param name="millisecondsPerMeter">Of this chassis at the level that <see cref="DriveTrain"/> drives with.</param>
        public Robot(string name, string title, DriveTrain driveTrain, IClock clock, int millisecondsPerMeter)
            : base(name, title)
        {
            _driveTrain = driveTrain;
            _clock = clock;
            _millisecondsPerMeter = millisecondsPerMeter;

            ThingValue distance = ThingValue.Number(1, 10, 1, "meters");
            Add(new ThingProperty("moving", "Whether it drives", ThingValue.Boolean(), false, () => _moving));
            Add(new ThingProperty("distance_travelled", "Distance driven since it was switched on, either way", ThingValue.Number("meters"), false, () => Travelled()));
            Add(new ThingProperty("last_card", "The card it was shown last", ThingValue.Text(), false, () => _lastCard));
            Add(new ThingProperty("last_digits", "The digits it was told last", ThingValue.Text(), false, () => _lastDigits));

            Add(new ThingMethod("go_forward", "Drive forward", "Going forward {distance} meters.", "I could not drive.", GoForward)
                .Requires("distance", "How far", distance)
                .SaidAs("go forward {distance} [meter] [meters]"));
            Add(new ThingMethod("go_backward", "Drive backward", "Going backward {distance} meters.", "I could not drive.", GoBackward)
                .Requires("distance", "How far", distance)
                .SaidAs("go backward {distance} [meter] [meters]"));
            Add(new ThingMethod("stop", "Stop driving", "Stopped.", "I could not stop.", StopDriving)
                .SaidAs("stop"));
            Add(new ThingMethod("show_card", "Show a playing card", "{rank} of {suit}.", "I could not show the card.", ShowCard)
                .Requires("rank", "Rank of the card", ThingValue.OneOf(Ranks))
                .Requires("suit", "Suit of the card", ThingValue.OneOf(Suits))
                .SaidAs("{rank} of {suit}"));
            Add(new ThingMethod("enter_digits", "Enter digits", "{digits}.", "I could not enter the digits.", EnterDigits)
                .Requires("digits", "The digits", ThingValue.Digits())
                .SaidAs("{digits}"));
        }

        public override bool IsBusy => _moving;

        public override int TickMilliseconds => _moving ? LoopPause.BusyMilliseconds : LoopPause.IdleMilliseconds;

        public override void Tick(long nowMilliseconds)
        {
            if (_moving && nowMilliseconds >= _stopsMilliseconds)
            {
                Halt();
            }
        }

        public override void Close()
        {
            if (_moving)
            {
                Halt();
            }

            _driveTrain.Close();
        }

        protected override void OpenHardware()
        {
            _driveTrain.Open();
        }

        private ThingResult GoForward(ThingArguments arguments)
        {
            return Go(true, arguments.Number("distance"), "forward");
        }

        private ThingResult GoBackward(ThingArguments arguments)
        {
            return Go(false, arguments.Number("distance"), "backward");
        }

        private ThingResult Go(bool forward, double meters, string direction)
        {
            if (_moving)
            {
                Halt();
            }

            _driveTrain.Drive(forward);
            _moving = true;
            _startedMilliseconds = _clock.Milliseconds;
            _stopsMilliseconds = _startedMilliseconds + (long)(meters * _millisecondsPerMeter);
            Changed();
            return ThingResult.Done("Going " + direction + " " + (int)meters + (meters == 1 ? " meter" : " meters"));
        }

        private ThingResult StopDriving(ThingArguments arguments)
        {
            Halt();
            return ThingResult.Done("Stopped");
        }

        private ThingResult ShowCard(ThingArguments arguments)
        {
            _lastCard = arguments.Text("rank") + " of " + arguments.Text("suit");
            Changed();
            return ThingResult.Done(_lastCard);
        }

        private ThingResult EnterDigits(ThingArguments arguments)
        {
            _lastDigits = arguments.Text("digits");
            Changed();
            return ThingResult.Done(_lastDigits);
        }

        private void Halt()
        {
            _driveTrain.Stop();
            _metersTravelled = Travelled();
            _moving = false;
            Changed();
        }

        private double Travelled()
        {
            if (!_moving)
            {
                return _metersTravelled;
            }

            long until = _clock.Milliseconds < _stopsMilliseconds ? _clock.Milliseconds : _stopsMilliseconds;
            return _metersTravelled + ((double)(until - _startedMilliseconds) / _millisecondsPerMeter);
        }
    }
}
