namespace Firmware.Things
{
    /// <summary>Whatever is switched by a relay: a socket, a pump, a heater.</summary>
    public sealed class Switch : Thing
    {
        private readonly IOutput _output;
        private bool _on;

        public Switch(string name, string title, IOutput output)
            : base(name, title)
        {
            _output = output;
            Add(new ThingProperty("power", "Whether it is on", ThingValue.Boolean(), false, () => _on));
            Add(new ThingMethod("turn_on", "Turn on the " + title, "The " + title + " is on.", "I could not turn on the " + title + ".", TurnOn));
            Add(new ThingMethod("turn_off", "Turn off the " + title, "The " + title + " is off.", "I could not turn off the " + title + ".", TurnOff));
        }

        public override void Close()
        {
            _output.Close();
        }

        protected override void OpenHardware()
        {
            _output.Open();
            _on = false;
        }

        private ThingResult TurnOn(ThingArguments arguments)
        {
            Turn(true);
            return ThingResult.Done("The " + Title + " is on");
        }

        private ThingResult TurnOff(ThingArguments arguments)
        {
            Turn(false);
            return ThingResult.Done("The " + Title + " is off");
        }

        private void Turn(bool on)
        {
            _output.Set(on ? 1 : 0);
            _on = on;
            Changed();
        }
    }
}
