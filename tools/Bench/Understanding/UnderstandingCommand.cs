using System.CommandLine;
using Server.Agents.Offline;

namespace Bench.Understanding;

/// <summary><c>bench understanding</c>: how many sentences of a set do exactly what they should.</summary>
internal static class UnderstandingCommand
{
    private const int CannotRun = 2;

    private static readonly string Sets = Path.Combine(AppContext.BaseDirectory, "Understanding", "Sets");

    public static Command Create()
    {
        var file = new Argument<string?>("FILE.tsv")
        {
            Description = "Lines of: sentence, a tab, the expected calls as JSON. Without it the project's own set of the language.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var devices = new Option<string?>("--devices") { Description = "What boards send of themselves, as JSON; the house of the own sets without it." };
        var language = new Option<string>("--language") { Description = "A language of the offline understanding, such as en or zh.", DefaultValueFactory = _ => "en" };
        var json = new Option<bool>("--json") { Description = "Only the summary, as one line of JSON." };
        var command = new Command("understanding", "Sentences are given to the offline understanding in a simulated house: what they do beside what they should do.")
        {
            file, devices, language, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(file), parsed.GetValue(devices), parsed.GetValue(language)!, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? file, string? devices, string language, bool isJson, CancellationToken cancellationToken)
    {
        devices ??= Path.Combine(Sets, "house.json");
        file ??= Path.Combine(Sets, language + ".tsv");
        try
        {
            var agent = new OfflineAgent(language);
            var boards = await ReadAsync(devices, DevicesFile.Read, cancellationToken);
            var bench = new UnderstandingBench(agent, boards, YesIn(language), TimeProvider.System);
            var sentences = await ReadAsync(file, text => SentenceFile.Read(text.Split('\n').Select(line => line.TrimEnd('\r')), bench.Names), cancellationToken);
            WarnOfProblems(sentences, bench.Names);
            var summary = new UnderstandingSummary(Path.GetFileName(file), language, bench.Things, await bench.RunAsync(sentences, cancellationToken));
            if (!isJson) UnderstandingReport.Write(summary, Console.Out);
            Console.WriteLine(summary.ToJson());
            return 0;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return CannotRun;
        }
    }

    // A word that the language file knows as agreement. A language that is not named here is asked in English.
    private static string YesIn(string language) => language.StartsWith("zh", StringComparison.Ordinal) ? "是的" : "yes";

    private static async Task<T> ReadAsync<T>(string path, Func<string, T> read, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new InvalidDataException($"There is no file {path}.");
        try
        {
            return read(await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}.", problem);
        }
    }

    // Such a sentence can never be exact; that is for its author to know.
    private static void WarnOfProblems(IReadOnlyList<Sentence> sentences, HouseNames names)
    {
        foreach (var sentence in sentences)
            foreach (var call in sentence.Expected)
                if (names.Problem(call) is { } problem) Console.Error.WriteLine($"line {sentence.Line}: {problem}: {sentence.Text}");
    }
}
