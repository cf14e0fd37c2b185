namespace Firmware.Things
{
    /// <summary>A lamp of three light-emitting diodes.</summary>
    public sealed class Light : Thing
    {
        private const double Percent = 100;

        private readonly IOutput _red;
        private readonly IOutput _green;
        private readonly IOutput _blue;
        private bool _on;
        private double _brightnessPercent = Percent;
        private LightColor _color = LightColor.White;

        public Light(string name, string title, IOutput red, IOutput green, IOutput blue)
            : base(name, title)
        {
            _red = red;
            _green = green;
            _blue = blue;

            ThingValue percent = ThingValue.Number(0, Percent, 1, "percent");
            ThingValue color = ThingValue.OneOf(LightColor.Names());
            Add(new ThingProperty("power", "Whether it is on", ThingValue.Boolean(), false, () => _on));
            Add(new ThingProperty("brightness", "Brightness", percent, true, () => _brightnessPercent));
            Add(new ThingProperty("color", "Color", color, true, () => _color.Name));

            Add(new ThingMethod("turn_on", "Turn on the " + title, "The " + title + " is on.", "I could not turn on the " + title + ".", TurnOn)
                .Accepts("brightness", "Brightness to turn on with", percent));
            Add(new ThingMethod("turn_off", "Turn off the " + title, "The " + title + " is off.", "I could not turn off the " + title + ".", TurnOff));
            Add(new ThingMethod("set_brightness", "Set the brightness of the " + title, "The " + title + " is at {value} percent.", "I could not dim the " + title + ".", SetBrightness)
                .Requires("value", "Brightness", percent));
            Add(new ThingMethod("set_color", "Set the color of the " + title, "The " + title + " is {color}.", "I could not change the color of the " + title + ".", SetColor)
                .Requires("color", "Color", color));
        }

        public override void Close()
        {
            _red.Close();
            _green.Close();
            _blue.Close();
        }

        protected override void OpenHardware()
        {
            _red.Open();
            _green.Open();
            _blue.Open();
        }

        private ThingResult TurnOn(ThingArguments arguments)
        {
            double brightness = arguments.Has("brightness") ? arguments.Number("brightness") : _brightnessPercent;

            // Dimmed to nothing and then asked to shine: shine.
            Apply(true, brightness == 0 && !arguments.Has("brightness") ? Percent : brightness, _color);
            return ThingResult.Done("The " + Title + " is on");
        }

        private ThingResult TurnOff(ThingArguments arguments)
        {
            Apply(false, _brightnessPercent, _color);
            return ThingResult.Done("The " + Title + " is off");
        }

        private ThingResult SetBrightness(ThingArguments arguments)
        {
            double value = arguments.Number("value");
            Apply(value > 0, value, _color);
            return ThingResult.Done("The " + Title + " is at " + (int)value + " percent");
        }

        private ThingResult SetColor(ThingArguments arguments)
        {
            LightColor color = LightColor.Named(arguments.Text("color"));
            Apply(true, _brightnessPercent, color);
            return ThingResult.Done("The " + Title + " is " + color.Name);
        }

        // The hardware first: what it refuses is not remembered as if it were so.
        private void Apply(bool on, double brightnessPercent, LightColor color)
        {
            double level = on ? brightnessPercent / Percent : 0;
            _red.Set(level * color.Red);
            _green.Set(level * color.Green);
            _blue.Set(level * color.Blue);
            _on = on;
            _brightnessPercent = brightnessPercent;
            _color = color;
            Changed();
        }
    }
}
