using System;

namespace Firmware.Audio
{
    /// <summary>
    /// Marks what runs for every frame of sound. Such a method allocates nothing, loops over no bytes and calls only marked
    /// methods of this firmware; a test over the compiled code refuses anything else. An interpreter needs 45 ns a byte on
    /// a PC and about a hundred times that on an ESP32, where one frame has 3,840 bytes and 60 ms.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Constructor)]
    public sealed class AudioPathAttribute : Attribute
    {
    }
}
