using Emulator.Sound;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.EndToEnd;

/// <summary>The recordings of Debian's <c>pocketsphinx-testdata</c>, and noises.</summary>
internal static class TestData
{
    private const string Folder = "/usr/share/pocketsphinx/test/data";
    private const int SampleRateHz = 16_000;

    /// <summary>16 kHz mono samples of a raw or WAV file.</summary>
    public static short[] Read(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.IsTrue(File.Exists(path), $"{path} is missing: apt-get install pocketsphinx-testdata");
        if (file.EndsWith(".wav", StringComparison.Ordinal))
        {
            Assert.IsTrue(WavFile.TryRead(path, out var samples, out var problem), problem);
            return samples;
        }

        var bytes = File.ReadAllBytes(path);
        var raw = new short[bytes.Length / sizeof(short)];
        Buffer.BlockCopy(bytes, 0, raw, 0, raw.Length * sizeof(short));
        return raw;
    }

    public static short[] Silence(double seconds) => new short[(int)(seconds * SampleRateHz)];

    /// <summary>White noise, the same each time.</summary>
    /// <param name="level">Root mean square, of a full scale of 1.</param>
    public static short[] Noise(double seconds, double level)
    {
        var random = new Random(1);
        var noise = Silence(seconds);
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (short)((random.NextDouble() * 2 - 1) * Math.Sqrt(3) * level * short.MaxValue);
        return noise;
    }
}
