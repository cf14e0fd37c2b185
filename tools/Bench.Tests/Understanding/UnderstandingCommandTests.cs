using Bench.Understanding;

namespace Bench.Tests.Understanding;

[TestClass]
public class UnderstandingCommandTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task Sentences_and_boards_of_ones_own_are_measured()
    {
        var sentences = Write("mine.tsv", "turn on the lamp\t[{\"thing\":\"lamp\",\"method\":\"turn_on\",\"parameters\":{}}]\n");
        Assert.AreEqual(0, await RunAsync(sentences, "--devices", Write("mine.json", TestHouse.Devices), "--json"));
    }

    [TestMethod]
    public async Task A_bad_file_ends_it_with_2()
    {
        Assert.AreEqual(2, await RunAsync(Write("bad.tsv", "hello")));
        Assert.AreEqual(2, await RunAsync(Path.Combine(_folder, "missing.tsv")));
        Assert.AreEqual(2, await RunAsync("--devices", Write("bad.json", "{")));
    }

    [TestMethod]
    public async Task A_language_that_is_not_there_ends_it_with_2() => Assert.AreEqual(2, await RunAsync("--language", "xx"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Task<int> RunAsync(params string[] arguments) => UnderstandingCommand.Create().Parse(arguments).InvokeAsync();
}
