namespace Firmware.Boards
{
    /// <summary>The green LED beside the USB socket, behind the power chip.</summary>
    internal sealed class PowerLight : IStatusLight
    {
        private readonly PowerChip _power;

        public PowerLight(PowerChip power)
        {
            _power = power;
        }

        /// <summary>The board has opened the power chip by now.</summary>
        public void Open()
        {
            _power.ShowLight(false);
        }

        public void Show(bool lit)
        {
            _power.ShowLight(lit);
        }

        public void Close()
        {
            _power.ShowLight(false);
        }
    }
}
