using Server.Agents;
using Server.Speech;

namespace Bench.Understanding;

/// <summary>Says sentences to an agent in a simulated house and sees what is done.</summary>
/// <param name="yes">What confirms, in the agent's language.</param>
/// <param name="time">Measures how long a sentence takes.</param>
internal sealed class UnderstandingBench(IAgent agent, IReadOnlyList<BoardDescription> boards, string yes, TimeProvider time)
{
    // All that the project's own sets need has been met by then.
    private const int WarmUpSentences = 1_000;

    private readonly SimulatedHouse _house = new(boards);

    // Where it is tried what a "yes" would do, so that nothing is confirmed in the talk itself.
    private readonly SimulatedHouse _rehearsal = new(boards);

    /// <summary>Things that can be spoken of.</summary>
    public int Things => _house.Things.Count;

    /// <summary>What can be named in the house.</summary>
    public HouseNames Names => _house.Names;

    /// <summary>Says all sentences, after some of them to warm up: few are said several times.</summary>
    public async Task<IReadOnlyList<SentenceResult>> RunAsync(IReadOnlyList<Sentence> sentences, CancellationToken cancellationToken)
    {
        var talks = SentenceFile.Talks(sentences).ToList();
        for (var (talk, said) = (0, 0); said < WarmUpSentences; talk++)
            said += (await TalkAsync(talks[talk % talks.Count], cancellationToken)).Count;
        var results = new List<SentenceResult>(sentences.Count);
        foreach (var talk in talks) results.AddRange(await TalkAsync(talk, cancellationToken));
        return results;
    }

    private async Task<IReadOnlyList<SentenceResult>> TalkAsync(IReadOnlyList<Sentence> talk, CancellationToken cancellationToken)
    {
        _house.Reset();
        var conversation = new Conversation();
        var results = new List<SentenceResult>();
        for (var i = 0; i < talk.Count; i++)
        {
            var openBefore = conversation.OpenQuestion;
            var began = time.GetTimestamp();
            var said = await SayAsync(HeardAs(talk[i]), _house, conversation, cancellationToken);
            var taken = time.GetElapsedTime(began);
            var done = _house.TakeDone();
            // What was asked before and is still open is not this sentence's.
            var isOpen = conversation.OpenQuestion is not null && !ReferenceEquals(conversation.OpenQuestion, openBefore);
            var onYes = isOpen ? await RehearseAsync([.. talk.Take(i + 1)], cancellationToken) : [];
            results.Add(new SentenceResult(
                talk[i], [.. done, .. onYes], onYes.Count > 0, results is [.., { IsConfirmed: true }],
                isOpen || said.Answer.TrimEnd() is [.., '?' or '？'], said.Answer, taken, said.HasBroken));
        }
        return results;
    }

    // The same talk again from its beginning, and then "yes". Only what is risky is to be confirmed; asking for more is asking back.
    private async Task<IReadOnlyList<HouseCall>> RehearseAsync(IReadOnlyList<Sentence> talk, CancellationToken cancellationToken)
    {
        _rehearsal.Reset();
        var conversation = new Conversation();
        foreach (var sentence in talk) await SayAsync(HeardAs(sentence), _rehearsal, conversation, cancellationToken);
        _rehearsal.TakeDone();
        await SayAsync(Transcript.Typed(yes), _rehearsal, conversation, cancellationToken);
        var done = _rehearsal.TakeDone();
        return done.Any(RiskyCalls.IsRisky) ? done : [];
    }

    private static Transcript HeardAs(Sentence sentence) => sentence.Heard ?? Transcript.Typed(sentence.Text);

    // One sentence that breaks the agent is one failure, to be seen beside the others.
    private async Task<(string Answer, bool HasBroken)> SayAsync(
        Transcript heard, SimulatedHouse house, Conversation conversation, CancellationToken cancellationToken)
    {
        var sentences = new List<string>();
        try
        {
            await foreach (var reply in agent.RespondAsync(heard, house, conversation, cancellationToken)) sentences.Add(reply.Sentence);
            return (string.Join(' ', sentences), false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return (fault.ToString(), true);
        }
    }
}
