namespace Firmware.Things
{
    /// <summary>A fan with three speeds that can turn both ways.</summary>
    public sealed class Fan : Thing
    {
        private const string Forward = "forward";
        private const string Reverse = "reverse";

        // Below about half the voltage a small motor hums and stands still.
        private static readonly double[] LevelOfSpeed = { 0, 0.5, 0.75, 1 };

        private readonly IOutput _speedOutput;
        private readonly IOutput _reverseOutput;
        private int _speed;
        private int _speedWhenOn = 2;
        private string _direction = Forward;

        /// <param name="name">Unique on its board.</param>
        /// <param name="title">As people call it.</param>
        /// <param name="speed">Drives the motor.</param>
        /// <param name="reverse">On turns the motor's direction round.</param>
        public Fan(string name, string title, IOutput speed, IOutput reverse)
            : base(name, title)
        {
            _speedOutput = speed;
            _reverseOutput = reverse;

            ThingValue speeds = ThingValue.Number(0, 3, 1, null);
            ThingValue directions = ThingValue.OneOf(new[] { Forward, Reverse });
            Add(new ThingProperty("power", "Whether it turns", ThingValue.Boolean(), false, () => _speed > 0));
            Add(new ThingProperty("speed", "Speed, 0 stands still", speeds, true, () => (double)_speed));
            Add(new ThingProperty("direction", "Direction", directions, true, () => _direction));

            Add(new ThingMethod("turn_on", "Turn on the " + title, "The " + title + " is on.", "I could not turn on the " + title + ".", TurnOn));
            Add(new ThingMethod("turn_off", "Turn off the " + title, "The " + title + " is off.", "I could not turn off the " + title + ".", TurnOff));
            Add(new ThingMethod("set_speed", "Set the speed of the " + title, "The " + title + " is at speed {speed}.", "I could not set the speed of the " + title + ".", SetSpeed)
                .Requires("speed", "Speed, 0 stands still", speeds));
            Add(new ThingMethod("set_direction", "Set the direction of the " + title, "The " + title + " turns in {direction} direction.", "I could not turn the " + title + " round.", SetDirection)
                .Requires("direction", "Direction", directions));
        }

        public override void Close()
        {
            _speedOutput.Close();
            _reverseOutput.Close();
        }

        protected override void OpenHardware()
        {
            _speedOutput.Open();
            _reverseOutput.Open();
        }

        private ThingResult TurnOn(ThingArguments arguments)
        {
            Turn(_speedWhenOn);
            return ThingResult.Done("The " + Title + " is on");
        }

        private ThingResult TurnOff(ThingArguments arguments)
        {
            Turn(0);
            return ThingResult.Done("The " + Title + " is off");
        }

        private ThingResult SetSpeed(ThingArguments arguments)
        {
            int speed = (int)arguments.Number("speed");
            Turn(speed);
            return ThingResult.Done("The " + Title + " is at speed " + speed);
        }

        private ThingResult SetDirection(ThingArguments arguments)
        {
            string direction = arguments.Text("direction");
            _reverseOutput.Set(direction == Reverse ? 1 : 0);
            _direction = direction;
            Changed();
            return ThingResult.Done("The " + Title + " turns in " + direction + " direction");
        }

        private void Turn(int speed)
        {
            _speedOutput.Set(LevelOfSpeed[speed]);
            _speed = speed;
            if (speed > 0)
            {
                _speedWhenOn = speed;
            }

            Changed();
        }
    }
}
