using Server.Agents;
using Server.Agents.Offline;
using Server.Speech;
using Server.Tools;

namespace Server.Tests.Agents;

/// <summary>A talk with the offline agent about a house.</summary>
internal sealed class Talk(House house, OfflineAgent? agent = null, IToolbox? toolbox = null)
{
    private static readonly OfflineAgent English = new("en");
    private static readonly SpokenText Text = new(Language.Load("en"));

    private readonly OfflineAgent _agent = agent ?? English;

    public House House => house;

    public Conversation Conversation { get; } = new();

    public IToolbox Toolbox { get; } = toolbox ?? new DeviceToolbox(house);

    public OfflineAgent Agent => _agent;

    public JsgfGrammar Grammar => new(_agent.BuildVocabulary(house.Things).Jsgf);

    /// <summary>Says a sentence; answers the replies as one: with the emotion of the last.</summary>
    public async Task<Reply> SayAsync(string sentence)
    {
        var replies = new List<Reply>();
        await foreach (var reply in _agent.RespondAsync(Transcript.Typed(sentence), Toolbox, Conversation, CancellationToken.None)) replies.Add(reply);
        Assert.IsNotEmpty(replies);
        return replies[^1] with { Sentence = string.Join(' ', replies.Select(reply => reply.Sentence)) };
    }

    /// <summary>Says a sentence; answers what was done: the commands sent, and else the words of the answer.</summary>
    public async Task<string> DoAsync(string sentence)
    {
        house.Executed.Clear();
        var reply = await SayAsync(sentence);
        return house.Executed.Count > 0 ? string.Join("; ", house.Executed) : reply.Sentence;
    }

    /// <summary>The words of a sentence as a recogniser would give them.</summary>
    public static string AsRecognised(string sentence) => string.Join(' ', Text.Words(sentence, DigitReading.InWords));
}
