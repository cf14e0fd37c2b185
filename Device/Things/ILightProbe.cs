namespace Firmware.Things
{
    /// <summary>Measures how bright it is.</summary>
    public interface ILightProbe
    {
        /// <summary>Throws when the converter cannot be had.</summary>
        void Open();

        /// <summary>False when it cannot be measured now. 0 is dark, 100 as bright as can be told.</summary>
        bool TryMeasure(out double percent);

        void Close();
    }
}
