extern alias Device;
using Device::Firmware;
using Device::Firmware.Audio;
using Device::Firmware.Input;
using Device::Firmware.Things;
using Nano;

namespace Emulator.Measuring;

/// <summary>
/// A board that tells the meter when the firmware's event loop turns: once a turn the loop asks its board's things when they
/// want to be looked after, just before it sleeps.
/// </summary>
internal sealed class MeteredBoard(IBoard board, NativeCallMeter meter) : IBoard
{
    /// <summary>The board itself.</summary>
    public IBoard Inner => board;

    public string Name => board.Name;

    public string Chip => board.Chip;

    public bool IsHalfDuplex => board.IsHalfDuplex;

    public IMicrophone Microphone => board.Microphone;

    public ISpeaker Speaker => board.Speaker;

    public IButton TalkButton => board.TalkButton;

    public IStatusLight StatusLight => board.StatusLight;

    public ThingRegistry Things
    {
        get
        {
            meter.NoteTurn();
            return board.Things;
        }
    }

    public int UpdateSlotBytes => board.UpdateSlotBytes;

    public void Open() => board.Open();

    public void Close() => board.Close();
}
