namespace Firmware.Things
{
    /// <summary>A lamp: dimmed, and coloured when its diodes can do that.</summary>
    public sealed class Light : Thing
    {
        private const double Percent = 100;

        private readonly ILamp _lamp;
        private bool _on;
        private double _brightnessPercent = Percent;
        private LightColor _color = LightColor.White;

        // Zero while it shines in a colour that was named.
        private double _kelvin;

        public Light(string name, string title, ILamp lamp)
            : base(name, title)
        {
            _lamp = lamp;
            ThingValue percent = ThingValue.Number(0, Percent, 1, "percent");
            Add(new ThingProperty("power", "Whether it is on", ThingValue.Boolean(), false, () => _on));
            Add(new ThingProperty("brightness", "Brightness", percent, true, () => _brightnessPercent));
            Add(new ThingMethod("turn_on", "Turn on the " + title, "The " + title + " is on.", "I could not turn on the " + title + ".", TurnOn)
                .Accepts("brightness", "Brightness to turn on with", percent));
            Add(new ThingMethod("turn_off", "Turn off the " + title, "The " + title + " is off.", "I could not turn off the " + title + ".", TurnOff));
            Add(new ThingMethod("set_brightness", "Set the brightness of the " + title, "The " + title + " is at {value} percent.", "I could not dim the " + title + ".", SetBrightness)
                .Requires("value", "Brightness", percent));
            if (lamp.HasColor)
            {
                AddColor(title);
            }
        }

        public override void Close()
        {
            _lamp.Close();
        }

        protected override void OpenHardware()
        {
            _lamp.Open();
            _on = false;
        }

        private void AddColor(string title)
        {
            ThingValue color = ThingValue.OneOf(LightColor.Names());
            ThingValue kelvin = ThingValue.Number(LightColor.MinKelvin, LightColor.MaxKelvin, 100, "kelvin");
            Add(new ThingProperty("color", "Color", color, true, () => _color.Name));
            Add(new ThingProperty("temperature", "Color temperature of its white; unknown while it is colored", kelvin, true, () => _kelvin > 0 ? (object)_kelvin : null));
            Add(new ThingMethod("set_color", "Set the color of the " + title, "The " + title + " is {color}.", "I could not change the color of the " + title + ".", SetColor)
                .Requires("color", "Color", color));
            Add(new ThingMethod("set_temperature", "Set the color temperature of the " + title, "The " + title + " is at {value} kelvin.", "I could not change the white of the " + title + ".", SetTemperature)
                .Requires("value", "Color temperature", kelvin));
        }

        private ThingResult TurnOn(ThingArguments arguments)
        {
            double brightness = arguments.Has("brightness") ? arguments.Number("brightness") : _brightnessPercent;

            // Dimmed to nothing and then asked to shine: shine.
            Apply(true, brightness == 0 && !arguments.Has("brightness") ? Percent : brightness, _color, _kelvin);
            return ThingResult.Done("The " + Title + " is on");
        }

        private ThingResult TurnOff(ThingArguments arguments)
        {
            Apply(false, _brightnessPercent, _color, _kelvin);
            return ThingResult.Done("The " + Title + " is off");
        }

        private ThingResult SetBrightness(ThingArguments arguments)
        {
            double value = arguments.Number("value");
            Apply(value > 0, value, _color, _kelvin);
            return ThingResult.Done("The " + Title + " is at " + (int)value + " percent");
        }

        private ThingResult SetColor(ThingArguments arguments)
        {
            LightColor color = LightColor.Named(arguments.Text("color"));
            Apply(true, _brightnessPercent, color, 0);
            return ThingResult.Done("The " + Title + " is " + color.Name);
        }

        private ThingResult SetTemperature(ThingArguments arguments)
        {
            double kelvin = arguments.Number("value");
            Apply(true, _brightnessPercent, LightColor.OfTemperature(kelvin), kelvin);
            return ThingResult.Done("The " + Title + " is at " + (int)kelvin + " kelvin");
        }

        // The hardware first: what it refuses is not remembered as if it were so.
        private void Apply(bool on, double brightnessPercent, LightColor color, double kelvin)
        {
            double level = on ? brightnessPercent / Percent : 0;
            _lamp.Show(level * color.Red, level * color.Green, level * color.Blue);
            _on = on;
            _brightnessPercent = brightnessPercent;
            _color = color;
            _kelvin = kelvin;
            Changed();
        }
    }
}
