using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Server.Agents;
using Server.Agents.Models;
using Server.Agents.Offline;
using Server.Speech;
using Server.Tools;

namespace Server.Tests.Agents.Models;

/// <summary>A talk about a house with an agent that has a language model.</summary>
internal sealed class ModelTalk
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
    private static readonly OfflineAgents Offline = new(Language.Load("en"), null, null);

    private readonly HouseAgent _agent;

    public ModelTalk(House house, ScriptedModel model, ModelOptions? options = null, AgentOrder order = AgentOrder.OfflineFirst)
    {
        House = house;
        Model = model;
        Toolbox = new DeviceToolbox(house);
        var answers = new LanguageModelAnswers(
            model, options ?? new ModelOptions(), Time, new ModelMeter(Meters), NullLogger<LanguageModelAnswers>.Instance);
        _agent = new HouseAgent(Offline, answers, order, Time);
    }

    public ManualTime Time { get; } = new();

    public House House { get; }

    public ScriptedModel Model { get; }

    public IToolbox Toolbox { get; init; }

    public Conversation Conversation { get; init; } = new();

    /// <summary>Says a sentence; answers all sentences of the answer.</summary>
    public async Task<IReadOnlyList<Reply>> SayAsync(string sentence)
    {
        var replies = new List<Reply>();
        await foreach (var reply in Respond(sentence)) replies.Add(reply);
        return replies;
    }

    /// <summary>The same as one text.</summary>
    public async Task<string> AskAsync(string sentence) => string.Join(' ', (await SayAsync(sentence)).Select(reply => reply.Sentence));

    public IAsyncEnumerable<Reply> Respond(string sentence, CancellationToken cancellationToken = default) =>
        _agent.RespondAsync(Transcript.Typed(sentence), Toolbox, Conversation, cancellationToken);

    /// <summary>What the model was told that a call came to, in its last request.</summary>
    public string[] Reports => [.. Model.Requests[^1].Messages.SelectMany(message => message.Contents)
        .OfType<Microsoft.Extensions.AI.FunctionResultContent>().Select(result => (string)result.Result!)];
}
