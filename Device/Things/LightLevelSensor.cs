using System;

namespace Firmware.Things
{
    /// <summary>How bright it is.</summary>
    public sealed class LightLevelSensor : PolledSensor
    {
        /// <summary>How often it measures: light is switched on in a moment.</summary>
        public const int IntervalMilliseconds = 1000;

        // More than the flicker of lamps and the noise of the converter.
        private const double ThresholdPercent = 5;

        private readonly ILightProbe _probe;
        private double _percent;
        private double _reportedPercent;

        public LightLevelSensor(string name, string title, ILightProbe probe)
            : base(name, title, IntervalMilliseconds)
        {
            _probe = probe;
            ThingValue level = ThingValue.Number(0, 100, 0, "percent");
            Add(new ThingProperty("light_level", "How bright it is, 0 is dark", level, false, () => IsKnown ? (object)_percent : null));
            AddGetReading("The light level is {light_level} percent.");
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
            double percent;
            if (!_probe.TryMeasure(out percent))
            {
                return false;
            }

            _percent = Math.Round(percent);
            return true;
        }

        protected override bool HasMoved()
        {
            return Math.Abs(_percent - _reportedPercent) >= ThresholdPercent;
        }

        protected override void NoteReported()
        {
            _reportedPercent = _percent;
        }

        protected override string Reading()
        {
            return "The light level is " + _percent.ToString("F0") + " percent";
        }
    }
}
