using Firmware.Audio;

namespace Firmware
{
    /// <summary>Time that only grows; tests turn it by hand.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since some moment before the device started.</summary>
        long Milliseconds { [AudioPath] get; }
    }
}
