using System.Runtime.CompilerServices;
using Server.Agents.Offline.Acts;
using Server.Agents.Offline.Reading;
using Server.Devices;
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
    private readonly TimeProvider _time;
    private readonly OfflineAgentOptions _options;

    /// <param name="languageCode">A file of <c>Agents/Languages</c>, e.g. <c>en</c>.</param>
    /// <param name="options">Null for the usual settings.</param>
    /// <param name="time">For times of day, in its local time; null for the system's.</param>
    /// <exception cref="InvalidDataException">There is no such language.</exception>
    public OfflineAgent(string languageCode, OfflineAgentOptions? options = null, TimeProvider? time = null)
        : this(Language.Load(languageCode), options, time) { }

    internal OfflineAgent(Language language, OfflineAgentOptions? options = null, TimeProvider? time = null)
    {
        var model = new LanguageModel(language);
        _text = model.Text;
        _answers = new Answers(language, _text);
        _time = time ?? TimeProvider.System;
        _models = new CommandModels(model, _time);
        _options = options ?? new OfflineAgentOptions();
    }

    /// <inheritdoc/>
    public Vocabulary BuildVocabulary(IReadOnlyList<Thing> things) => _models.Of(things).Vocabulary;

    /// <summary>What this agent would do about a sentence at this point of the talk. Nothing is done, nothing remembered.</summary>
    public OfflineUnderstanding Understand(string text, IToolbox toolbox, Conversation conversation)
    {
        var intent = Intend(text, toolbox, conversation);
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
    public IAsyncEnumerable<Reply> RespondAsync(
        string text, IToolbox toolbox, Conversation conversation, CancellationToken cancellationToken) =>
        RespondAsync(Transcript.Typed(text), toolbox, conversation, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reply> RespondAsync(
        Transcript heard, IToolbox toolbox, Conversation conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var intent = Intend(heard.Text, toolbox, conversation);
        if (intent.Resolution is { } meant && IsDoubtful(heard, meant, toolbox, conversation))
            intent = intent with { Resolution = new Resolver(_models.Of(toolbox.Things), toolbox, _answers).AskWhether(meant) };
        conversation.OpenQuestion = null;
        if (intent.LastThings is { } things) conversation.LastThings = things;
        yield return intent.Resolution is { } resolution
            ? await CarryOutAsync(resolution, toolbox, conversation, cancellationToken)
            : intent.Reply!;
    }

    /// <summary>True for a yes, false for a no; null for anything else.</summary>
    internal bool? YesOrNo(string text, IToolbox toolbox) => _models.Of(toolbox.Things).Understand(text) switch
    {
        [{ Talk: TalkWords.Yes }, ..] => true,
        [{ Talk: TalkWords.No or TalkWords.Stop }, ..] => false,
        _ => null,
    };

    /// <summary>The thing that a tool is of; null when it is of none.</summary>
    internal string? ThingOf(ToolCall call, IToolbox toolbox) => ModelOf(call, toolbox)?.Name;

    /// <summary>Asks whether to make a call.</summary>
    /// <param name="act">What it does, in words.</param>
    internal Reply AskWhether(ToolCall call, string act, IToolbox toolbox)
    {
        var asked = ModelOf(call, toolbox) is { } thing
            ? _answers.About("act_on", thing, ("method", _answers.Method(act)))
            : string.Join(' ', [act, .. call.Arguments.Values.OfType<string>().Select(value => value[..Math.Min(value.Length, 40)])]);
        return new Reply(Answers.AsSentence(_answers.Sentence("confirm", ("acts", asked))), Emotions.Thinking);
    }

    /// <summary>What a call has reported, where it can be said in this language.</summary>
    internal Reply Tell(ToolResult result) => result.Text.Length > 0 && _text.IsOfThisLanguage(result.Text)
        ? new Reply(Answers.AsSentence(result.Text), Emotions.Happy)
        : Say("done", Emotions.Happy);

    /// <summary>A sentence of the language file, or another where the file lacks it.</summary>
    internal Reply Say(string key, string otherKey, string emotion) => Say(_answers.Has(key) ? key : otherKey, emotion);

    /// <summary>The same, with all that is understood of it.</summary>
    internal ThingModel? ModelOf(ToolCall call, IToolbox toolbox) => _models.Of(toolbox.Things).Things.FirstOrDefault(thing =>
        thing.Methods.Any(method => thing.ToolOf(method) == call.Tool) || thing.Properties.Any(property => thing.ToolOf(property) == call.Tool));

    private Intent Intend(string text, IToolbox toolbox, Conversation conversation)
    {
        if (text.Length > SpokenText.MaxLength) return Answered(Say("too_long", Emotions.Confused), 0);
        var model = _models.Of(toolbox.Things);
        var question = conversation.OpenQuestion is OpenQuestion open && _time.GetUtcNow() - open.At < OpenQuestion.Patience ? open : null;
        var resolver = new Resolver(model, toolbox, _answers);
        // "No, the other lock" puts right what was asked about, not what was done before.
        var recent = question is { Asked: null } ? new Recent(question.Commands) : conversation.Memory as Recent;
        var readings = model.Understand(text, recent);
        return readings switch
        {
            [] => Answered(Say("not_understood", Emotions.Confused), 0),
            [{ Absent: { } absent }] => Lacking(absent, model),
            [{ Talk: TalkWords.Yes }, ..] when question is { Asked: null } =>
                new Intent(1, resolver.Resolve(question.Commands, conversation, isConfirmed: true), null),
            [{ Talk: { } talk }, ..] => Answered(Talk(talk, model), 1),
            [{ Named: { } named }, ..] when question?.AnsweredBy(named, model) is { } commands =>
                new Intent(1, resolver.Resolve(commands, conversation, isConfirmed: false), null),
            // "Lights!" of one who types; a recogniser hears no such mark.
            [{ Named.Target: { Scope: TargetScope.All } all }, ..] when text.TrimEnd().EndsWith('!') && all.Things.All(new FlipPowerAct().CanBeDoneBy) =>
                new Intent(1, resolver.Resolve([new Command([all], new FlipPowerAct())], conversation, isConfirmed: false), null),
            [{ Named: { } named }, ..] => Remind(named),
            [{ Answer: { } answer, Confidence: var confidence }] => confidence >= _options.AskFrom
                ? Answered(Say(answer, Emotions.Neutral), confidence)
                : Answered(Say("not_understood", Emotions.Confused), 0),
            [{ Confidence: var confidence }, ..] when confidence < _options.ActFrom && model.AbsentIn(text) is { } absent && There(absent, model) is null => Lacking(absent, model),
            _ => Weigh(resolver.ResolveBest(readings, conversation), readings[0].Confidence, resolver)
                ?? (model.AbsentIn(text) is { } absent ? Lacking(absent, model) : Answered(Say("not_understood", Emotions.Confused), readings[0].Confidence)),
        };
    }

    // What changes something is asked about when it was hardly heard, or when what would do otherwise sounds like it.
    private bool IsDoubtful(Transcript heard, Resolution meant, IToolbox toolbox, Conversation conversation)
    {
        if (!meant.Steps.Any(step => !step.Act.IsQuestion)) return false;
        if (heard.Confidence < _options.ActFromHeard) return true;
        var calls = CallsOf(meant);
        foreach (var other in heard.Alternatives)
        {
            // "The fan" is likelier than "them", and than a thing that is not there, which has no calls.
            if (Intend(other, toolbox, conversation).Resolution is not { } resolution || IsOfIt(resolution) && !IsOfIt(meant)) continue;
            if (CallsOf(resolution) is { Count: > 0 } others && !others.SequenceEqual(calls)) return true;
        }
        return false;
    }

    private static bool IsOfIt(Resolution resolution) =>
        resolution.Commands.Any(command => command.Targets.Any(target => target.Scope == TargetScope.Last));

    private static List<string> CallsOf(Resolution resolution) =>
        [.. (resolution.Question?.Steps ?? resolution.Steps).Select(step => step.ToMake).Select(call => $"{call.Tool} {ToolArguments.ToJson(call.Arguments).ToJsonString()}")];

    // "Turn on the radio" where there is none is no riddle; a language model that is asked may still know one.
    private Intent Lacking(AbsentThing absent, CommandModel model)
    {
        var sentence = There(absent, model) is { } there
            ? _answers.About("cannot", there)
            : _answers.Sentence(absent.IsMany ? "absent_many" : "absent", ("thing", absent.Name));
        return Answered(new Reply(Answers.AsSentence(sentence), Emotions.Sad), 0);
    }

    private static ThingModel? There(AbsentThing absent, CommandModel model) =>
        model.Things.FirstOrDefault(thing => thing.Phrases.Any(phrase => phrase.Phrase == absent.Name));

    // Sure: done. Fairly sure: asked. Else it was no command: null.
    private Intent? Weigh(Resolution resolution, double confidence, Resolver resolver)
    {
        if (confidence >= _options.ActFrom) return new Intent(confidence, resolution, null);
        return confidence >= _options.AskFrom && resolution.Steps.Any(step => !step.Act.IsQuestion)
            ? new Intent(confidence, resolver.AskWhether(resolution), null)
            : null;
    }

    private Reply Talk(TalkWords talk, CommandModel model) => talk switch
    {
        TalkWords.Thanks => Say("thanks", Emotions.Happy),
        TalkWords.Help when model.Things.Count == 0 => Say("nothing_attached", Emotions.Neutral),
        TalkWords.Help => new Reply(
            Answers.AsSentence(_answers.Sentence("help", ("things", _answers.Some(model.Things)))), Emotions.Neutral),
        _ => Say("stopped", Emotions.Neutral),
    };

    private Intent Remind(NamedThing named)
    {
        if (named.Target is not { } target) return Answered(Say("which_thing", Emotions.Confused), 1);
        var reply = new Reply(
            Answers.AsSentence(_answers.Sentence("what_about", ("things", _answers.All(target.Things)))), Emotions.Thinking);
        return new Intent(1, null, reply) { LastThings = [.. target.Things.Select(thing => thing.Name)] };
    }

    private async ValueTask<Reply> CarryOutAsync(
        Resolution resolution, IToolbox toolbox, Conversation conversation, CancellationToken cancellationToken)
    {
        if (resolution.Question is { } question)
        {
            conversation.OpenQuestion = question.Open is { } open ? open with { At = _time.GetUtcNow() } : null;
            return new Reply(Answers.AsSentence(question.Sentence), Emotions.Thinking);
        }
        if (resolution.Refusal is { } refusal) return new Reply(Answers.AsSentence(refusal), Emotions.Sad);

        conversation.Memory = new Recent(resolution.Commands);
        if (resolution.Steps.Any(step => step.Subject is not null))
            conversation.LastThings = [.. resolution.Steps.Select(step => step.Subject?.Thing.Name).OfType<string>().Distinct()];
        var report = new Report(_answers, _text);
        foreach (var step in resolution.Steps)
        {
            // What comes after a failure may rest on it: "go forward ten meters and turn left".
            if (step.Subject is { } subject && report.HasFailed(subject.Thing)) continue;
            var result = await toolbox.InvokeAsync(step.ToMake, cancellationToken);
            report.Add(step, result);
            // The others hang on the same board and would be waited for in vain.
            if (result.ErrorCode == "DEVICE_OFFLINE") break;
        }
        return report.ToReply();
    }

    private Reply Say(string key, string emotion) => new(Answers.AsSentence(_answers.Sentence(key)), emotion);

    private static Intent Answered(Reply reply, double confidence) => new(confidence, null, reply);

    /// <summary>What is to be done about a sentence: something to carry out, or an answer.</summary>
    private sealed record Intent(double Confidence, Resolution? Resolution, Reply? Reply)
    {
        /// <summary>The things to be spoken of next; null to leave them.</summary>
        public IReadOnlyList<string>? LastThings { get; init; }
    }
}
