using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Speech;

/// <summary>What real people said, from Debian's package pocketsphinx-testdata: 16 kHz mono.</summary>
internal static class Recordings
{
    private const string Folder = "/usr/share/pocketsphinx/test/data";
    private const int WavHeaderBytes = 44;

    public static short[] Load(string name)
    {
        string path = Path.Combine(Folder, name);
        if (!File.Exists(path))
            Assert.Inconclusive("Needs real recordings: apt-get install pocketsphinx-testdata");
        byte[] bytes = File.ReadAllBytes(path);
        int start = name.EndsWith(".wav", StringComparison.Ordinal) ? WavHeaderBytes : 0;
        var samples = new short[(bytes.Length - start) / sizeof(short)];
        Buffer.BlockCopy(bytes, start, samples, 0, samples.Length * sizeof(short));
        return samples;
    }
}
