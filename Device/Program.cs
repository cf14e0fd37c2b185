using Firmware.Boards;

namespace Firmware
{
    /// <summary>Entry point of the firmware; the board is chosen by the folder that is compiled in.</summary>
    public static class Program
    {
        public static void Main()
        {
            new VoiceDevice(new Board(), new ConsoleMonitor()).Run();
        }
    }
}
