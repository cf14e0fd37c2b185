using Firmware.Update;

namespace Firmware
{
    /// <summary>Entry point out of flash; the board is chosen by the folder that is compiled in.</summary>
    public static class Program
    {
        public static void Main()
        {
            new Launcher(new SlotStore(), Application.BoardName(), Launcher.TrialMilliseconds).Run(Application.Run);
        }
    }
}
