using System;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>A climate probe in weather that the test makes.</summary>
    public sealed class FakeProbe : IClimateProbe
    {
        private bool _open;

        public double Celsius { get; set; } = 21.5;

        public double HumidityPercent { get; set; } = 40;

        public bool Answers { get; set; } = true;

        public int Measurements { get; private set; }

        public void Open()
        {
            _open = true;
        }

        public bool TryMeasure(out double celsius, out double humidityPercent)
        {
            if (!_open)
            {
                throw new InvalidOperationException("A closed probe is asked.");
            }

            Measurements++;
            celsius = Celsius;
            humidityPercent = HumidityPercent;
            return Answers;
        }

        public void Close()
        {
            _open = false;
        }
    }
}
