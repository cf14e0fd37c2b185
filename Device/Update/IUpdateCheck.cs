namespace Firmware.Update
{
    /// <summary>The question whether there is newer firmware, and where it comes from.</summary>
    public interface IUpdateCheck
    {
        /// <summary>Blocks for up to 10 s a step. False, with the reason, for an unusable answer; throws when the server cannot be reached.</summary>
        bool TryAsk(out UpdateAnswer answer, out string problem);

        /// <summary>What loads the firmware that the answer offers.</summary>
        IFirmwareSource Source { get; }
    }
}
