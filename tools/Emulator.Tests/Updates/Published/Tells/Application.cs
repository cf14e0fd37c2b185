using Nano;

namespace Firmware
{
    /// <summary>A firmware that leaves what to do to the test: whoever listens to the machine's console does it, on this thread.</summary>
    public static class Application
    {
        public static void Run()
        {
            System.Version version = typeof(Application).Assembly.GetName().Version;
            EmulatedMachine.Current.WriteConsole("runs " + version.Major + "." + version.Minor + "." + version.Build);
        }

        public static string BoardName()
        {
            return "esp32-s3-devkitc-1";
        }
    }
}
