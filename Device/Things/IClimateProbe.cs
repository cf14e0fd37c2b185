namespace Firmware.Things
{
    /// <summary>Measures the air.</summary>
    public interface IClimateProbe
    {
        /// <summary>Throws when the bus cannot be had; a probe that does not answer shows in <see cref="TryMeasure"/>.</summary>
        void Open();

        /// <summary>False when the probe does not answer, or not correctly. Takes less than 50 ms.</summary>
        bool TryMeasure(out double celsius, out double humidityPercent);

        void Close();
    }
}
