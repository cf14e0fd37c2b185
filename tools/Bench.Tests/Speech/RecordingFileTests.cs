using Bench.Speech;
using Bench.Tests.Understanding;
using Emulator.Sound;

namespace Bench.Tests.Speech;

[TestClass]
public sealed class RecordingFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recordings");

    public RecordingFileTests() => WavFile.Write(Path.Combine(_folder.FullName, "on.wav"), new short[8_000], sampleRate: 8_000);

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public void A_line_is_a_recording_its_words_and_its_calls()
    {
        var recording = Assert.ContainsSingle(Read("# comment", "", """on.wav	Turn on the lamp!	[{"thing":"lamp","method":"turn_on"}]"""));

        Assert.AreEqual((3, "turn on the lamp", false), (recording.Line, recording.Transcript, recording.IsNoCommand));
        Assert.AreEqual("turn_on", Assert.ContainsSingle(recording.Expected).Member);
    }

    [TestMethod]
    public void Another_rate_is_made_sixteen_kilohertz() => Assert.HasCount(16_000, Read("on.wav\tlamp\t[]")[0].Samples);

    [TestMethod]
    [DataRow("on.wav")]
    [DataRow("on.wav\t")]
    [DataRow("on.wav\t\t")]
    [DataRow("on.wav\t\t[]")]
    public void Without_words_and_calls_it_is_no_command(string line) => Assert.IsTrue(Read(line)[0].IsNoCommand);

    [TestMethod]
    [DataRow("missing.wav\tlamp\t[]", "line 1: missing.wav")]
    [DataRow("list.tsv\tlamp\t[]", "no WAV file")]
    [DataRow("on.wav\tlamp\t{", "line 1")]
    [DataRow("# nothing", "no recordings")]
    public void What_is_not_as_it_must_be_is_told(string line, string told)
        => StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => Read(line)).Message, told);

    private IReadOnlyList<Recording> Read(params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, "list.tsv");
        File.WriteAllLines(path, lines);
        return RecordingFile.Read(path, TestHouse.Names);
    }
}
