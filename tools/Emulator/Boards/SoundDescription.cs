using System.Text.Json.Serialization;

namespace Emulator.Boards;

/// <summary>The two ends of the sound.</summary>
internal sealed record SoundDescription([property: JsonRequired] I2sDescription Microphone, [property: JsonRequired] I2sDescription Speaker);

/// <param name="Part">A kind of <see cref="PartCatalogue"/>.</param>
/// <param name="Bus">I2S bus as the firmware counts them: 1 or 2.</param>
/// <param name="BitClock">GPIO number, like the two after it.</param>
/// <param name="OnBoard">True when it need not be wired.</param>
internal sealed record I2sDescription(
    [property: JsonRequired] string Part,
    [property: JsonRequired] int Bus,
    [property: JsonRequired] int BitClock,
    [property: JsonRequired] int WordSelect,
    [property: JsonRequired] int Data,
    bool OnBoard = false)
{
    public IReadOnlyDictionary<string, int> Pins => new Dictionary<string, int>
    {
        ["bit_clock"] = BitClock,
        ["word_select"] = WordSelect,
        ["data"] = Data,
    };
}

/// <summary>One line of a memory budget.</summary>
/// <param name="What">What it is.</param>
/// <param name="Bytes">Negative when it is taken, positive when it is there.</param>
/// <param name="Where">PSRAM, internal RAM or flash.</param>
/// <param name="Source">Where the figure comes from.</param>
internal sealed record MemoryItem([property: JsonRequired] string What, [property: JsonRequired] int Bytes, [property: JsonRequired] string Where, [property: JsonRequired] string Source);
