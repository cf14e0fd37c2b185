using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;

namespace Firmware
{
    /// <summary>What a board offers. Constructors touch no hardware; each part is opened by whoever uses it.</summary>
    public interface IBoard
    {
        /// <summary>Name of the board's folder, e.g. <c>esp32-s3-devkitc-1</c>; the server's update catalogue knows it.</summary>
        string Name { get; }

        /// <summary>Chip as the server's update check calls it, e.g. <c>esp32s3</c>.</summary>
        string Chip { get; }

        /// <summary>
        /// True when microphone and speaker share one <see cref="I2sBus"/>: the device then never has both open, and
        /// listens in auto where its settings say realtime.
        /// </summary>
        bool IsHalfDuplex { get; }

        IMicrophone Microphone { get; }

        ISpeaker Speaker { get; }

        IButton TalkButton { get; }

        IStatusLight StatusLight { get; }

        /// <summary>What hangs on the board, registered but not yet opened.</summary>
        ThingRegistry Things { get; }

        /// <summary>
        /// Bytes of <c>I:\</c> for each of the two slots of downloaded firmware, which then lives in PSRAM; 0 on a board without
        /// the room: it only reports that newer firmware exists.
        /// </summary>
        int UpdateSlotBytes { get; }

        /// <summary>
        /// Opens button, light and things. Throws when the button or the light cannot be had; a thing that cannot be
        /// opened does not stop the board: it answers its commands with a hardware error.
        /// </summary>
        void Open();

        /// <summary>Undoes <see cref="Open"/>.</summary>
        void Close();
    }
}
