using Firmware.Boards;

namespace Firmware
{
    /// <summary>
    /// The firmware as the launcher of another one finds it, by these names: see <see cref="Update.Launcher.EntryType"/>. They
    /// must stay as they are for as long as boards are updated from older firmware.
    /// </summary>
    public static class Application
    {
        /// <summary>Runs the device; on a board it does not return.</summary>
        public static void Run()
        {
            new VoiceDevice(new Board(), new ConsoleMonitor()).Run();
        }

        /// <summary>The board whose pins are built in; touches no hardware.</summary>
        public static string BoardName()
        {
            return new Board().Name;
        }
    }
}
