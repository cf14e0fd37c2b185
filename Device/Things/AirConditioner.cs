namespace Firmware.Things
{
    /// <summary>
    /// An air conditioner by infrared. Infrared has no answer: its state is what was sent last, not what somebody did with
    /// the unit's own remote control, and off until something was sent.
    /// </summary>
    public sealed class AirConditioner : Thing
    {
        private const int FirstCelsius = 24;

        private readonly IAirConditionerRemote _remote;
        private readonly IClock _clock;
        private AirConditionerSetting _sent = new AirConditionerSetting(false, FirstCelsius, AirConditionerSetting.Cool, AirConditionerSetting.Auto);

        public AirConditioner(string name, string title, IAirConditionerRemote remote, IClock clock)
            : base(name, title)
        {
            _remote = remote;
            _clock = clock;
            ThingValue celsius = ThingValue.Number(remote.MinCelsius, remote.MaxCelsius, 1, "degrees");
            ThingValue modes = ThingValue.OneOf(AirConditionerSetting.Modes());
            ThingValue speeds = ThingValue.OneOf(AirConditionerSetting.FanSpeeds());
            Add(new ThingProperty("power", "Whether it is on", ThingValue.Boolean(), false, () => _sent.Power));
            Add(new ThingProperty("temperature", "Temperature that it is set to", celsius, true, () => (double)_sent.Celsius));
            Add(new ThingProperty("mode", "Mode", modes, true, () => _sent.Mode));
            Add(new ThingProperty("fan_speed", "Speed of the fan", speeds, true, () => _sent.FanSpeed));

            Add(new ThingMethod("turn_on", "Turn on the " + title, "The " + title + " is on.", "I could not turn on the " + title + ".", TurnOn));
            Add(new ThingMethod("turn_off", "Turn off the " + title, "The " + title + " is off.", "I could not turn off the " + title + ".", TurnOff));
            Add(new ThingMethod("set_temperature", "Set the temperature of the " + title, "The " + title + " is set to {temperature} degrees.", "I could not set the " + title + ".", SetTemperature)
                .Requires("temperature", "Temperature", celsius));
            Add(new ThingMethod("set_mode", "Set the mode of the " + title, "The " + title + " is in {mode} mode.", "I could not set the " + title + ".", SetMode)
                .Requires("mode", "Mode", modes));
            Add(new ThingMethod("set_fan_speed", "Set the fan speed of the " + title, "The fan of the " + title + " is set to {fan_speed}.", "I could not set the fan of the " + title + ".", SetFanSpeed)
                .Requires("fan_speed", "Speed of the fan", speeds));
        }

        public override bool IsBusy => _remote.IsWaiting;

        public override int TickMilliseconds => _remote.IsWaiting ? LoopPause.BusyMilliseconds : LoopPause.IdleMilliseconds;

        public override void Tick(long nowMilliseconds)
        {
            _remote.Tick(nowMilliseconds);
        }

        public override void Close()
        {
            _remote.Close();
        }

        protected override void OpenHardware()
        {
            _remote.Open();
        }

        private ThingResult TurnOn(ThingArguments arguments)
        {
            Send(true, _sent.Celsius, _sent.Mode, _sent.FanSpeed);
            return ThingResult.Done("The " + Title + " is on");
        }

        private ThingResult TurnOff(ThingArguments arguments)
        {
            Send(false, _sent.Celsius, _sent.Mode, _sent.FanSpeed);
            return ThingResult.Done("The " + Title + " is off");
        }

        // A code that sets something also turns on.
        private ThingResult SetTemperature(ThingArguments arguments)
        {
            int celsius = (int)arguments.Number("temperature");
            if (_sent.Mode == AirConditionerSetting.Fan)
            {
                return ThingResult.Failed(ThingResult.InvalidParameter, "there is no temperature in fan mode");
            }

            Send(true, celsius, _sent.Mode, _sent.FanSpeed);
            return ThingResult.Done("The " + Title + " is set to " + celsius + " degrees");
        }

        private ThingResult SetMode(ThingArguments arguments)
        {
            string mode = arguments.Text("mode");
            string fanSpeed = _remote.CanChooseFanSpeed(mode) ? _sent.FanSpeed : AirConditionerSetting.Auto;
            Send(true, _sent.Celsius, mode, fanSpeed);
            return ThingResult.Done("The " + Title + " is in " + mode + " mode");
        }

        private ThingResult SetFanSpeed(ThingArguments arguments)
        {
            string fanSpeed = arguments.Text("fan_speed");
            if (fanSpeed != AirConditionerSetting.Auto && !_remote.CanChooseFanSpeed(_sent.Mode))
            {
                return ThingResult.Failed(ThingResult.InvalidParameter, "the fan chooses its speed itself in " + _sent.Mode + " mode");
            }

            Send(true, _sent.Celsius, _sent.Mode, fanSpeed);
            return ThingResult.Done("The fan of the " + Title + " is set to " + fanSpeed);
        }

        private void Send(bool power, int celsius, string mode, string fanSpeed)
        {
            var setting = new AirConditionerSetting(power, celsius, mode, fanSpeed);
            _remote.Send(setting, _clock.Milliseconds);
            _sent = setting;
            Changed();
        }
    }
}
