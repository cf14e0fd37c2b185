namespace Firmware.Update
{
    /// <summary>The question whether there is newer firmware, and where it comes from.</summary>
    public interface IUpdateCheck
    {
        /// <summary>Blocks for up to 20 s. False, with the reason in words, when the server cannot be reached or its answer is of no use.</summary>
        bool TryAsk(out UpdateAnswer answer, out string problem);

        /// <summary>What loads the firmware that the answer offers.</summary>
        IFirmwareSource Source { get; }
    }
}
