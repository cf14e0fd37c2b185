using System.Threading;

namespace Firmware
{
    /// <summary>A firmware that never gets anywhere.</summary>
    public static class Application
    {
        public static void Run()
        {
            Thread.CurrentThread.IsBackground = true;
            Thread.Sleep(Timeout.Infinite);
        }

        public static string BoardName()
        {
            return "esp32-s3-devkitc-1";
        }
    }
}
