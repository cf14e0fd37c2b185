using System;

namespace Firmware
{
    /// <summary>A firmware that breaks off at once.</summary>
    public static class Application
    {
        public static void Run()
        {
            throw new InvalidOperationException("the very first line is wrong");
        }

        public static string BoardName()
        {
            return "esp32-s3-devkitc-1";
        }
    }
}
