using System.Runtime.CompilerServices;
using Server.Agents.Offline.Reading;
using Server.Devices;
using Server.Protocol;
using Server.Speech;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>Understands by the grammar made of the things and, beyond it, by reading freely; does what was asked through
/// their tools, and answers with what they reported. Needs no network and no model.</summary>
public sealed class OfflineAgent : IAgent
{
    private readonly SpokenText _text;
    private readonly Answers _answers;
    private readonly CommandModels _models;
    private readonly IntentFinder _intents;
    private readonly TimeProvider _time;
    private readonly OfflineAgentOptions _options;

    /// <param name="languageCode">A file of <c>Agents/Languages</c>, e.g. <c>en</c>.</param>
    /// <param name="options">Null for the usual settings.</param>
    /// <param name="time">For times of day, in its local time zone; null for the system's.</param>
    /// <exception cref="InvalidDataException">There is no such language.</exception>
    public OfflineAgent(string languageCode, OfflineAgentOptions? options = null, TimeProvider? time = null)
        : this(Language.Load(languageCode), options, time) { }

    internal OfflineAgent(Language language, OfflineAgentOptions? options = null, TimeProvider? time = null)
    {
        var model = new SpokenLanguage(language);
        _text = model.Text;
        _answers = new Answers(language, _text);
        _time = time ?? TimeProvider.System;
        _models = new CommandModels(model, _time);
        _options = options ?? new OfflineAgentOptions();
        _intents = new IntentFinder(model.Phrases, _answers, _models, _time, _options);
    }

    /// <inheritdoc/>
    public Vocabulary BuildVocabulary(IReadOnlyList<Thing> things) => _models.Of(things).Vocabulary;

    /// <summary>What this agent would do about a sentence at this point of the talk. Nothing is done, nothing remembered.</summary>
    public OfflineUnderstanding Understand(string text, IToolbox toolbox, Conversation conversation)
    {
        var intent = _intents.Of(text, toolbox, conversation);
        var steps = intent.Resolution?.Steps ?? [];
        var question = intent.Resolution?.Question;
        var answer = question?.Sentence ?? intent.Resolution?.Refusal ?? intent.Reply?.Sentence;
        return new OfflineUnderstanding(
            intent.Confidence, [.. steps.Select(step => step.ToMake)], [.. (question?.Steps ?? []).Select(step => step.ToMake)],
            question is not null, answer is null ? null : Answers.AsSentence(answer))
        {
            // A question of doubt is not one of a sure listener; which of two lamps is meant no other agent knows either.
            IsSure = intent.Confidence >= _options.ActFrom,
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reply> RespondAsync(
        Transcript heard, IToolbox toolbox, Conversation conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var intent = _intents.Of(heard.Text, toolbox, conversation);
        if (intent.Resolution is { } meant && IsDoubtful(heard, meant, toolbox, conversation))
            intent = intent with { Resolution = new Resolver(_models.Of(toolbox.Things), toolbox, _answers).AskWhether(meant) };
        // A question stays open over what was no answer to it and no command.
        if (!intent.IsBesideTheQuestion || _intents.QuestionIn(conversation) is null) conversation.OpenQuestion = null;
        if (intent.LastThings is { } things) conversation.LastThings = things;
        if (intent.Reply is { } reply) yield return reply;
        if (intent.Resolution is not { } resolution) yield break;
        if (resolution.Refusal is { } refusal) yield return new Reply(Answers.AsSentence(refusal), Emotions.Sad);
        if (resolution.Steps.Count > 0 || resolution is { Refusal: null, Question: null })
            yield return await CarryOutAsync(resolution, toolbox, conversation, cancellationToken);
        if (resolution.Question is not { } question) yield break;
        if (question.Open is { } open) conversation.OpenQuestion = open with { At = _time.GetUtcNow() };
        // "No, lock it."
        if (question.Steps.Count > 0) conversation.LastThings = [.. question.Steps.Select(step => step.Subject?.Thing.Name).OfType<string>().Distinct()];
        yield return new Reply(Answers.AsSentence(question.Sentence), Emotions.Thinking);
    }

    /// <summary>True for a yes, false for a no; null for anything else.</summary>
    internal bool? YesOrNo(string text, IToolbox toolbox) => _models.Of(toolbox.Things).Understand(text) switch
    {
        [{ Talk: TalkWords.Yes }, ..] => true,
        [{ Talk: TalkWords.No or TalkWords.Stop or TalkWords.Cancel }, ..] => false,
        _ => null,
    };

    /// <summary>The thing that a tool is of; null when it is of none.</summary>
    internal string? ThingOf(ToolCall call, IToolbox toolbox) => ModelOf(call, toolbox)?.Name;

    /// <summary>The same, with all that is understood of it.</summary>
    internal ThingModel? ModelOf(ToolCall call, IToolbox toolbox) => _models.Of(toolbox.Things).Things.FirstOrDefault(thing =>
        thing.MethodOf(call) is not null || thing.PropertyOf(call) is not null);

    /// <summary>Asks whether to make a call.</summary>
    /// <param name="act">What it does, in words.</param>
    internal Reply AskWhether(ToolCall call, string act, IToolbox toolbox)
    {
        var asked = ModelOf(call, toolbox) is { } thing ? _answers.Doing(thing, call, act) : _answers.Doing(call, act);
        return new Reply(Answers.AsSentence(_answers.Sentence("confirm", ("acts", asked))), Emotions.Thinking);
    }

    /// <summary>What a call has reported, where it can be said in this language.</summary>
    internal Reply Tell(ToolResult result) => result.Text.Length > 0 && _text.IsOfThisLanguage(result.Text)
        ? new Reply(Answers.AsSentence(result.Text), Emotions.Happy)
        : _answers.Say("done", Emotions.Happy);

    /// <summary>A sentence of the language file, or another where the file lacks it.</summary>
    internal Reply Say(string key, string otherKey, string emotion) => _answers.Say(_answers.Has(key) ? key : otherKey, emotion);

    // What changes something is asked about when it was hardly heard, or when what would do otherwise sounds like it.
    private bool IsDoubtful(Transcript heard, Resolution meant, IToolbox toolbox, Conversation conversation)
    {
        if (!meant.Steps.Any(step => !step.Act.IsQuestion)) return false;
        if (heard.Confidence < _options.ActFromHeard) return true;
        var calls = CallsOf(meant);
        foreach (var other in heard.Alternatives)
        {
            // "The fan" is likelier than "them", and than a thing that is not there, which has no calls.
            if (_intents.Of(other, toolbox, conversation).Resolution is not { } resolution || IsOfIt(resolution) && !IsOfIt(meant)) continue;
            if (CallsOf(resolution) is { Count: > 0 } others && !others.SequenceEqual(calls)) return true;
        }
        return false;
    }

    private static bool IsOfIt(Resolution resolution) =>
        resolution.Commands.Any(command => command.Targets.Any(target => target.Scope == TargetScope.Last));

    private static List<string> CallsOf(Resolution resolution) =>
        [.. resolution.Steps.Concat(resolution.Question?.Steps ?? []).Select(step => step.ToMake).Select(call => $"{call.Tool} {ToolArguments.ToJson(call.Arguments).ToJsonString()}")];

    private async ValueTask<Reply> CarryOutAsync(
        Resolution resolution, IToolbox toolbox, Conversation conversation, CancellationToken cancellationToken)
    {
        conversation.Memory = new Recent(resolution.Commands);
        if (resolution.Steps.Any(step => step.Subject is not null))
            conversation.LastThings = [.. resolution.Steps.Select(step => step.Subject?.Thing.Name).OfType<string>().Distinct()];
        var report = new Report(_answers, _text, _models.Of(toolbox.Things).Things);
        foreach (var step in resolution.Steps)
        {
            // What comes after a failure may rest on it: "go forward ten meters and turn left".
            if (step.Subject is { } subject && report.HasFailed(subject.Thing)) continue;
            var result = await toolbox.InvokeAsync(step.ToMake, cancellationToken);
            report.Add(step, result);
            // The others hang on the same board and would be waited for in vain.
            if (result.ErrorCode == ErrorCodes.DeviceOffline) break;
        }
        return report.ToReply();
    }
}
