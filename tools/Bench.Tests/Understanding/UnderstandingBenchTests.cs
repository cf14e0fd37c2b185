using System.Runtime.CompilerServices;
using System.Text.Json;
using Bench.Understanding;
using Server.Agents;
using Server.Devices;
using Server.Speech;
using Server.Tools;

namespace Bench.Tests.Understanding;

[TestClass]
public class UnderstandingBenchTests
{
    private const string On = """[{"thing":"lamp","method":"turn_on","parameters":{}}]""";
    private const string Unlock = """[{"thing":"front_door","method":"unlock","parameters":{}}]""";

    [TestMethod]
    [DataRow("do lamp_turn_on", On, nameof(Outcome.Exact))]
    [DataRow("do lamp_turn_off", On, nameof(Outcome.Wrong))]
    [DataRow("do lamp_turn_on curtain_open", On, nameof(Outcome.Wrong))]
    [DataRow("huh", On, nameof(Outcome.Refused))]
    [DataRow("which", On, nameof(Outcome.Asked))]
    [DataRow("huh", "[]", nameof(Outcome.Exact))]
    [DataRow("which", "[]", nameof(Outcome.Exact))]
    [DataRow("do lamp_turn_on", "[]", nameof(Outcome.Wrong))]
    [DataRow("confirm front_door_unlock", Unlock, nameof(Outcome.Exact))]
    [DataRow("confirm front_door_lock", Unlock, nameof(Outcome.Asked))]
    [DataRow("confirm front_door_unlock", "[]", nameof(Outcome.Wrong))]
    [DataRow("confirm lamp_turn_on", On, nameof(Outcome.Asked))]
    [DataRow("which", "[]\tasked", nameof(Outcome.Exact))]
    [DataRow("confirm front_door_unlock", "[]\tasked", nameof(Outcome.Exact))]
    [DataRow("huh", "[]\tasked", nameof(Outcome.Refused))]
    [DataRow("do lamp_turn_on", "[]\tasked", nameof(Outcome.Wrong))]
    [DataRow("do lamp_turn_on", On + "\tasked", nameof(Outcome.Exact))]
    [DataRow("which", On + "\tasked", nameof(Outcome.Exact))]
    public async Task What_a_sentence_did_is_held_against_what_it_should(string sentence, string expected, string outcome) =>
        Assert.AreEqual(outcome, Assert.ContainsSingle(await RunAsync($"{sentence}\t{expected}")).Outcome.ToString());

    [TestMethod]
    public async Task What_a_yes_would_do_is_tried_elsewhere_than_in_the_talk()
    {
        var results = await RunAsync($"confirm front_door_unlock\t{Unlock}", $"+ yes\t{Unlock}", "+ huh\t[]");
        Assert.AreEqual("True, False, False", string.Join(", ", results.Select(result => result.IsConfirmed)));
        Assert.IsTrue(results.All(result => result.Outcome == Outcome.Exact));
        Assert.AreEqual(0, Summary(results).RiskyWithoutAsking);
    }

    [TestMethod]
    public async Task A_risky_act_without_asking_is_exact_and_counted()
    {
        var results = await RunAsync($"do front_door_unlock\t{Unlock}");
        Assert.AreEqual(Outcome.Exact, results[0].Outcome);
        Assert.AreEqual(1, Summary(results).RiskyWithoutAsking);
    }

    [TestMethod]
    public async Task The_house_stays_as_it_is_within_a_talk_and_is_fresh_for_the_next()
    {
        var results = await RunAsync("do lamp_toggle\t[]", "+ tell\t[]", "tell\t[]");
        Assert.AreEqual("on, off", $"{results[1].Answer}, {results[2].Answer}");
    }

    [TestMethod]
    public async Task A_sentence_that_breaks_the_agent_is_one_failure()
    {
        var results = await RunAsync("break\t[]", $"+ do lamp_turn_on\t{On}");
        Assert.AreEqual("Broken, Exact", string.Join(", ", results.Select(result => result.Outcome)));
    }

    [TestMethod]
    public async Task Time_is_that_of_the_sentence_alone()
    {
        var clock = new StepClock();
        var results = await RunAsync(clock, "tick\t[]", "huh\t[]");
        Assert.AreEqual("7, 0", string.Join(", ", results.Select(result => result.Time.TotalMilliseconds)));
    }

    [TestMethod]
    public async Task Few_sentences_are_said_again_and_again_before_they_are_measured()
    {
        var clock = new StepClock();
        var agent = new ScriptedAgent(clock);
        Assert.HasCount(3, await RunAsync(agent, clock, "huh\t[]", "tell\t[]", "+ huh\t[]"));
        Assert.IsInRange(1_003, 1_010, agent.Heard);
    }

    [TestMethod]
    public async Task The_summary_counts_and_sorts()
    {
        using var json = JsonDocument.Parse(Summary(await RunAsync(
            $"do lamp_turn_on\t{On}", $"which\t{On}", $"do curtain_open\t{On}", "do lamp_turn_on\t[]", "huh\t[]")).ToJson());
        var summary = json.RootElement;
        Assert.AreEqual("5 things, accuracy 0.4, wrong 2 0.4", $"{summary.GetProperty("sentences")} things, accuracy {summary.GetProperty("accuracy")}, wrong {summary.GetProperty("wrong")} {summary.GetProperty("wrong_rate")}");
        Assert.AreEqual("""{"sentences":2,"executed":1,"rate":0.5}""", summary.GetProperty("no_command").GetRawText());
        Assert.AreEqual("""{"sentences":3,"exact":1,"became":{"asked":1,"open/close":1}}""", summary.GetProperty("intents").GetProperty("power").GetRawText());
    }

    private static Task<IReadOnlyList<SentenceResult>> RunAsync(params string[] lines) => RunAsync(new StepClock(), lines);

    private static Task<IReadOnlyList<SentenceResult>> RunAsync(StepClock clock, params string[] lines) => RunAsync(new ScriptedAgent(clock), clock, lines);

    private static Task<IReadOnlyList<SentenceResult>> RunAsync(ScriptedAgent agent, StepClock clock, params string[] lines)
    {
        var bench = new UnderstandingBench(agent, DevicesFile.Read(TestHouse.Devices), "yes", clock);
        return bench.RunAsync(SentenceFile.Read(lines, bench.Names), CancellationToken.None);
    }

    private static UnderstandingSummary Summary(IReadOnlyList<SentenceResult> results) => new("test", "en", 4, results);

    /// <summary>Does what a sentence of a few words spells out: <c>do TOOL…</c>, <c>confirm TOOL</c>, <c>yes</c>,
    /// <c>which</c>, <c>tell</c>, <c>tick</c>; anything else it does not understand.</summary>
    private sealed class ScriptedAgent(StepClock clock) : IAgent
    {
        /// <summary>Sentences so far.</summary>
        public int Heard { get; private set; }

        public Vocabulary BuildVocabulary(IReadOnlyList<Thing> things) => throw new NotSupportedException();

        public async IAsyncEnumerable<Reply> RespondAsync(
            Transcript heard, IToolbox toolbox, Conversation conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Heard++;
            var words = heard.Text.Split(' ');
            if (words[0] == "yes" && conversation.OpenQuestion is string open) words = ["do", open];
            conversation.OpenQuestion = null;
            var answer = "I do not understand.";
            switch (words[0])
            {
                case "do":
                    foreach (var tool in words.Skip(1)) await toolbox.InvokeAsync(new ToolCall(tool, new Dictionary<string, object>()), cancellationToken);
                    answer = "Done.";
                    break;
                case "confirm":
                    conversation.OpenQuestion = words[1];
                    answer = "Sure?";
                    break;
                case "which":
                    answer = "Which one?";
                    break;
                case "tell":
                    answer = toolbox.Things[0].State["power"] is true ? "on" : "off";
                    break;
                case "break":
                    throw new InvalidOperationException("A fault of the agent.");
                case "tick":
                    clock.Advance(TimeSpan.FromMilliseconds(7));
                    break;
            }
            yield return new Reply(answer, "neutral");
        }
    }

    private sealed class StepClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
