namespace Firmware.Things
{
    /// <summary>Light-emitting diodes, and whatever drives them.</summary>
    public interface ILamp
    {
        /// <summary>False for a lamp that can only be dimmed: it is then always shown equal shares.</summary>
        bool HasColor { get; }

        /// <summary>Takes the hardware, dark. Throws when it cannot be had.</summary>
        void Open();

        /// <summary>Shares of full light, 0 to 1 each.</summary>
        void Show(double red, double green, double blue);

        void Close();
    }
}
