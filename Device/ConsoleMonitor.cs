using System;

namespace Firmware
{
    /// <summary>Writes what happens to the serial console, one line each.</summary>
    public sealed class ConsoleMonitor : IDeviceMonitor
    {
        public void StateChanged(DeviceState from, DeviceState to)
        {
            Console.WriteLine("state   " + DeviceStateNames.Of(from) + " -> " + DeviceStateNames.Of(to));
        }

        public void Heard(string text)
        {
            Console.WriteLine("heard   " + text);
        }

        public void Said(string sentence)
        {
            Console.WriteLine("said    " + sentence);
        }

        public void Executed(string thing, string method, bool success, string result)
        {
            Console.WriteLine((success ? "done    " : "refused ") + thing + "." + method + ": " + result);
        }

        public void ThingChanged(string thing, string stateJson)
        {
            Console.WriteLine("thing   " + thing + " " + stateJson);
        }

        public void Failed(string message)
        {
            Console.WriteLine("failed  " + message);
        }
    }
}
