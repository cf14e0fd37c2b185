using System;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>Light that the test makes.</summary>
    public sealed class FakeLightProbe : ILightProbe
    {
        public double Percent { get; set; } = 40;

        public bool Answers { get; set; } = true;

        /// <summary>Fails as a converter does that another driver holds.</summary>
        public bool Throws { get; set; }

        public void Open()
        {
        }

        public bool TryMeasure(out double percent)
        {
            if (Throws)
            {
                throw new InvalidOperationException("taken");
            }

            percent = Percent;
            return Answers;
        }

        public void Close()
        {
        }
    }
}
