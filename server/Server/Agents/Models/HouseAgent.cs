using System.Runtime.CompilerServices;
using System.Text;
using Server.Agents.Confirmation;
using Server.Agents.Offline;
using Server.Devices;
using Server.Protocol;
using Server.Speech;
using Server.Tools;

namespace Server.Agents.Models;

/// <summary>The agent of the house: the offline understanding in the language of the role, and beside it a language model where
/// one is set up, in the order of the settings. Whatever the model does not answer, the offline understanding does.</summary>
/// <param name="model">Null for none.</param>
internal sealed class HouseAgent(OfflineAgents agents, LanguageModelAnswers? model, AgentOrder order, TimeProvider time) : IAgent
{
    private const int MaxQuestionLength = 2_000;

    /// <inheritdoc/>
    public Vocabulary BuildVocabulary(IReadOnlyList<Thing> things) => agents.Default.BuildVocabulary(things);

    /// <inheritdoc/>
    public Vocabulary BuildVocabulary(IReadOnlyList<Thing> things, Role role) => agents.For(role.Language).BuildVocabulary(things);

    /// <inheritdoc/>
    public IAsyncEnumerable<Reply> RespondAsync(
        Transcript heard, IToolbox toolbox, Conversation conversation, CancellationToken cancellationToken)
    {
        var offline = agents.For(conversation.Role.Language);
        return model is null || order == AgentOrder.OfflineOnly || !conversation.MayAskModel
            ? offline.RespondAsync(heard, toolbox, conversation, cancellationToken)
            : RememberAsync(heard.Text, conversation, AnswerAsync(heard, offline, toolbox, conversation, cancellationToken), cancellationToken);
    }

    /// <summary>Keeps what was said for the model, whoever said it and however far it came.</summary>
    private async IAsyncEnumerable<Reply> RememberAsync(
        string text, Conversation conversation, IAsyncEnumerable<Reply> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        try
        {
            await foreach (var reply in answer.WithCancellation(cancellationToken))
            {
                // As the model is asked to write it: it imitates what it reads of itself.
                if (said.Length == 0) said.Append('[').Append(reply.Emotion).Append(']');
                said.Append(' ');
                said.Append(reply.Sentence);
                yield return reply;
            }
        }
        finally
        {
            MemoryOf(conversation).Add(new TalkTurn(text, said.ToString()));
        }
    }

    private async IAsyncEnumerable<Reply> AnswerAsync(
        Transcript heard, OfflineAgent offline, IToolbox toolbox, Conversation conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = heard.Text;
        if (conversation.OpenQuestion is CallToConfirm asked)
        {
            conversation.OpenQuestion = null;
            if (time.GetUtcNow() - asked.AskedAt < OpenQuestion.Patience && offline.YesOrNo(text, toolbox) is { } isYes)
            {
                yield return isYes
                    ? await CarryOutAsync(asked.Call, offline, toolbox, conversation, cancellationToken)
                    : offline.Say("left_undone", "stopped", Emotions.Neutral);
                yield break;
            }
        }

        var memory = MemoryOf(conversation);
        var isForModel = IsForModel(text, offline, toolbox, conversation);
        memory.ModelAsks = false;
        var desk = new ToolDesk(toolbox, call => RiskyCalls.Of(call, toolbox, offline), call => offline.ThingOf(call, toolbox), model!.Options);
        var hasSpoken = false;
        var hasFailed = true;
        if (isForModel)
        {
            var question = new ModelQuestion(text, conversation.Role, memory, toolbox, desk);
            await using var answer = model.AnswerAsync(question, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    hasFailed = false;
                    if (!await answer.MoveNextAsync()) break;
                }
                catch (ModelException)
                {
                    hasFailed = true;
                    break;
                }

                hasSpoken = true;
                memory.ModelAsks = answer.Current.Sentence[^1] is '?' or '？';
                yield return answer.Current;
            }
        }

        if (hasFailed && !hasSpoken && desk is { Made.Count: 0, ToConfirm: null })
        {
            await foreach (var reply in offline.RespondAsync(heard, toolbox, conversation, cancellationToken)) yield return reply;
            yield break;
        }

        if (End(desk, hasSpoken, hasFailed, offline, toolbox, conversation) is { } end) yield return end;
    }

    /// <summary>The last sentence of a model's answer, where the house has something to say itself.</summary>
    private Reply? End(ToolDesk desk, bool hasSpoken, bool hasFailed, OfflineAgent offline, IToolbox toolbox, Conversation conversation)
    {
        conversation.OpenQuestion = null;
        var things = desk.Made.Where(made => made.Result.Success).Select(made => offline.ThingOf(made.Call, toolbox)).OfType<string>().Distinct().ToArray();
        if (things.Length > 0) conversation.LastThings = things;
        if (desk.ToConfirm is { } call)
        {
            conversation.OpenQuestion = new CallToConfirm(call, time.GetUtcNow());
            var meant = RiskyCalls.Deferred(call) ?? call;
            return offline.AskWhether(meant, RiskyCalls.Of(meant, toolbox, offline) ?? meant.Tool, toolbox);
        }

        if (hasFailed) return offline.Say("cut_off", "not_all_understood", Emotions.Sad);
        // It acted and says nothing of it.
        if (hasSpoken) return null;
        return desk.Made is [.., { Result: var last }] ? Outcome(last, offline) : offline.Say("cut_off", "not_all_understood", Emotions.Sad);
    }

    /// <summary>What someone else is asked about, and what is sure, is for the offline understanding.</summary>
    private bool IsForModel(string text, OfflineAgent offline, IToolbox toolbox, Conversation conversation)
    {
        // A recogniser that listens for commands has no words for other speech.
        if (model!.IsResting || string.IsNullOrWhiteSpace(text) || text.Length > MaxQuestionLength) return false;
        if (order == AgentOrder.ModelFirst && conversation.OpenQuestion is null) return true;
        var understood = offline.Understand(text, toolbox, conversation);
        if (!understood.IsSure) return true;
        // "The kitchen light" and "yes" are answers to what the model has just asked; "turn it off" is a command all the same.
        return MemoryOf(conversation).ModelAsks && understood is { Calls.Count: 0, ConfirmedCalls.Count: 0 };
    }

    private static async ValueTask<Reply> CarryOutAsync(
        ToolCall call, OfflineAgent offline, IToolbox toolbox, Conversation conversation, CancellationToken cancellationToken)
    {
        if (offline.ThingOf(call, toolbox) is { } thing) conversation.LastThings = [thing];
        return Outcome(await toolbox.InvokeAsync(call, cancellationToken), offline);
    }

    private static Reply Outcome(ToolResult result, OfflineAgent offline)
    {
        if (result.Success) return offline.Tell(result);
        var reason = new SpokenMarkup().Clean(Prompt.Plain(result.Text, 160));
        return reason.Length > 0 ? new Reply(reason, Emotions.Sad) : offline.Say("cut_off", "not_all_understood", Emotions.Sad);
    }

    private TalkMemory MemoryOf(Conversation conversation) =>
        (TalkMemory)(conversation.Talk ??= new TalkMemory(model!.Options.MemoryTokens));
}
