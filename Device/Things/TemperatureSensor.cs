using System;

namespace Firmware.Things
{
    /// <summary>Temperature and humidity of the air.</summary>
    public sealed class TemperatureSensor : PolledSensor
    {
        /// <summary>How often it measures.</summary>
        public const int IntervalMilliseconds = 10000;

        // Twice the repeatability of the sensor, so that noise is not reported as weather.
        private const double TemperatureThresholdCelsius = 0.3;
        private const double HumidityThresholdPercent = 2;

        private readonly IClimateProbe _probe;
        private double _celsius;
        private double _humidityPercent;
        private double _reportedCelsius;
        private double _reportedHumidityPercent;

        public TemperatureSensor(string name, string title, IClimateProbe probe)
            : base(name, title, IntervalMilliseconds)
        {
            _probe = probe;
            Add(new ThingProperty("temperature", "Temperature of the air", ThingValue.Number("degrees"), false, () => IsKnown ? (object)_celsius : null));
            Add(new ThingProperty("humidity", "Relative humidity of the air", ThingValue.Number("percent"), false, () => IsKnown ? (object)_humidityPercent : null));
            AddGetReading("It is {temperature} degrees with {humidity} percent humidity.");
        }

        public override void Close()
        {
            _probe.Close();
        }

        protected override void OpenHardware()
        {
            _probe.Open();
        }

        protected override bool TryMeasure()
        {
            double celsius;
            double humidityPercent;
            if (!_probe.TryMeasure(out celsius, out humidityPercent))
            {
                return false;
            }

            // As it is spoken and shown; more digits than the sensor's accuracy only make noise.
            _celsius = Math.Round(celsius * 10) / 10;
            _humidityPercent = Math.Round(humidityPercent);
            return true;
        }

        protected override bool HasMoved()
        {
            return Math.Abs(_celsius - _reportedCelsius) >= TemperatureThresholdCelsius
                || Math.Abs(_humidityPercent - _reportedHumidityPercent) >= HumidityThresholdPercent;
        }

        protected override void NoteReported()
        {
            _reportedCelsius = _celsius;
            _reportedHumidityPercent = _humidityPercent;
        }

        protected override string Reading()
        {
            return _celsius.ToString("F1") + " degrees, " + _humidityPercent.ToString("F0") + " percent humidity";
        }
    }
}
