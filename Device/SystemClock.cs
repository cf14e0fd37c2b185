using System;
using Firmware.Audio;

namespace Firmware
{
    /// <summary>The device's own uptime; setting the calendar does not move it.</summary>
    public sealed class SystemClock : IClock
    {
        public long Milliseconds
        {
            [AudioPath]
            get { return Environment.TickCount64; }
        }
    }
}
