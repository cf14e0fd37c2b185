namespace Firmware.Things
{
    /// <summary>Three light-emitting diodes, or strips of them, each on an output of its own.</summary>
    public sealed class RgbLamp : ILamp
    {
        private readonly IOutput _red;
        private readonly IOutput _green;
        private readonly IOutput _blue;

        public RgbLamp(IOutput red, IOutput green, IOutput blue)
        {
            _red = red;
            _green = green;
            _blue = blue;
        }

        public bool HasColor
        {
            get { return true; }
        }

        public void Open()
        {
            _red.Open();
            _green.Open();
            _blue.Open();
        }

        public void Show(double red, double green, double blue)
        {
            _red.Set(red);
            _green.Set(green);
            _blue.Set(blue);
        }

        public void Close()
        {
            _red.Close();
            _green.Close();
            _blue.Close();
        }
    }
}
