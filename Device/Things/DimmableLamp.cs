namespace Firmware.Things
{
    /// <summary>A lamp of one colour on one output.</summary>
    public sealed class DimmableLamp : ILamp
    {
        private readonly IOutput _output;

        /// <param name="output">A <see cref="PwmOutput"/> to dim it; with a <see cref="GpioOutput"/> it is on from half brightness.</param>
        public DimmableLamp(IOutput output)
        {
            _output = output;
        }

        public bool HasColor
        {
            get { return false; }
        }

        public void Open()
        {
            _output.Open();
        }

        public void Show(double red, double green, double blue)
        {
            _output.Set(green);
        }

        public void Close()
        {
            _output.Close();
        }
    }
}
