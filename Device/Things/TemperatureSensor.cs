using System;

namespace Firmware.Things
{
    /// <summary>Temperature and humidity of the air.</summary>
    public sealed class TemperatureSensor : Thing
    {
        /// <summary>How often it measures, and so the shortest time between two reports.</summary>
        public const int IntervalMilliseconds = 10000;

        // Twice the repeatability of the sensor, so that noise is not reported as weather.
        private const double TemperatureThresholdCelsius = 0.3;
        private const double HumidityThresholdPercent = 2;

        private readonly IClimateProbe _probe;
        private bool _known;
        private bool _opened;
        private double _celsius;
        private double _humidityPercent;
        private double _reportedCelsius;
        private double _reportedHumidityPercent;
        private long _nextMeasurementMilliseconds;

        public TemperatureSensor(string name, string title, IClimateProbe probe)
            : base(name, title)
        {
            _probe = probe;
            Add(new ThingProperty("temperature", "Temperature of the air", ThingValue.Number("degrees"), false, ReadTemperature));
            Add(new ThingProperty("humidity", "Relative humidity of the air", ThingValue.Number("percent"), false, ReadHumidity));
            Add(new ThingMethod("get_reading", "Read the " + title, "It is {temperature} degrees with {humidity} percent humidity.", "I could not read the " + title + ".", GetReading));
        }

        public override void Tick(long nowMilliseconds)
        {
            if (!_opened || nowMilliseconds < _nextMeasurementMilliseconds)
            {
                return;
            }

            _nextMeasurementMilliseconds = nowMilliseconds + IntervalMilliseconds;
            bool wasKnown = _known;
            if (Measure() != wasKnown || (_known && HasMoved()))
            {
                Report();
            }
        }

        public override void Close()
        {
            _opened = false;
            _probe.Close();
        }

        protected override void OpenHardware()
        {
            _probe.Open();
            _opened = true;
        }

        private ThingResult GetReading(ThingArguments arguments)
        {
            if (!Measure())
            {
                return ThingResult.Failed(ThingResult.HardwareError, "The " + Title + " does not answer");
            }

            Report();
            return ThingResult.Done(_celsius.ToString("F1") + " degrees, " + _humidityPercent.ToString("F0") + " percent humidity");
        }

        private bool Measure()
        {
            double celsius;
            double humidityPercent;
            _known = _probe.TryMeasure(out celsius, out humidityPercent);
            if (_known)
            {
                // As it is spoken and shown; more digits than the sensor's accuracy only make noise.
                _celsius = Math.Round(celsius * 10) / 10;
                _humidityPercent = Math.Round(humidityPercent);
            }

            return _known;
        }

        private bool HasMoved()
        {
            return Math.Abs(_celsius - _reportedCelsius) >= TemperatureThresholdCelsius
                || Math.Abs(_humidityPercent - _reportedHumidityPercent) >= HumidityThresholdPercent;
        }

        private void Report()
        {
            _reportedCelsius = _celsius;
            _reportedHumidityPercent = _humidityPercent;
            Changed();
        }

        private object ReadTemperature()
        {
            return _known ? (object)_celsius : null;
        }

        private object ReadHumidity()
        {
            return _known ? (object)_humidityPercent : null;
        }
    }
}
