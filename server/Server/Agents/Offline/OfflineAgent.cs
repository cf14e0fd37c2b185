using System.Runtime.CompilerServices;
using Server.Agents.Offline.Acts;
using Server.Devices;
using Server.Speech;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>Understands by the grammar made of the things, does what was asked through their tools, and answers with
/// what they reported. Needs no network and no model.</summary>
public sealed class OfflineAgent : IAgent
{
    private readonly SpokenText _text;
    private readonly Answers _answers;
    private readonly CommandModels _models;

    /// <param name="languageCode">A file of <c>Agents/Languages</c>, e.g. <c>en</c>.</param>
    /// <exception cref="InvalidDataException">There is no such language.</exception>
    public OfflineAgent(string languageCode) : this(Language.Load(languageCode)) { }

    internal OfflineAgent(Language language)
    {
        _text = new SpokenText(language);
        _answers = new Answers(language, _text);
        _models = new CommandModels(language, _text);
    }

    /// <inheritdoc/>
    public Vocabulary BuildVocabulary(IReadOnlyList<Thing> things) => _models.Of(things).Vocabulary;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reply> RespondAsync(
        string text, IToolbox toolbox, Conversation conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (text.Length > SpokenText.MaxLength)
        {
            yield return Say("too_long", Emotions.Confused);
            yield break;
        }
        var things = toolbox.Things;
        var model = _models.Of(things);
        var question = conversation.OpenQuestion as OpenQuestion;
        conversation.OpenQuestion = null;
        var resolver = new Resolver(model, things, _answers);
        yield return model.Understand(text) switch
        {
            [] => Say("not_understood", Emotions.Confused),
            [{ Talk: TalkWords.Yes }, ..] when question is { Asked: null } =>
                await CarryOutAsync(resolver.Resolve(question.Commands, conversation, isConfirmed: true)),
            [{ Talk: { } talk }, ..] => Talk(talk, model),
            [{ Named: { } named }, ..] when question?.AnsweredBy(named, model) is { } commands =>
                await CarryOutAsync(resolver.Resolve(commands, conversation, isConfirmed: false)),
            [{ Named: { } named }, ..] => Remind(named, conversation),
            var readings => await CarryOutAsync(resolver.ResolveBest(readings, conversation)),
        };

        ValueTask<Reply> CarryOutAsync(Resolution resolution) =>
            this.CarryOutAsync(resolution, toolbox, conversation, cancellationToken);
    }

    private Reply Talk(TalkWords talk, CommandModel model) => talk switch
    {
        TalkWords.Thanks => Say("thanks", Emotions.Happy),
        TalkWords.Help when model.Things.Count == 0 => Say("nothing_attached", Emotions.Neutral),
        TalkWords.Help => new Reply(
            Answers.AsSentence(_answers.Sentence("help", ("things", _answers.Some(model.Things)))), Emotions.Neutral),
        _ => Say("stopped", Emotions.Neutral),
    };

    private Reply Remind(NamedThing named, Conversation conversation)
    {
        if (named.Target is not { } target) return Say("which_thing", Emotions.Confused);
        conversation.LastThings = [.. target.Things.Select(thing => thing.Name)];
        return new Reply(
            Answers.AsSentence(_answers.Sentence("what_about", ("things", _answers.All(target.Things)))), Emotions.Thinking);
    }

    private async ValueTask<Reply> CarryOutAsync(
        Resolution resolution, IToolbox toolbox, Conversation conversation, CancellationToken cancellationToken)
    {
        if (resolution.Question is { } question)
        {
            conversation.OpenQuestion = question.Open;
            return new Reply(Answers.AsSentence(question.Sentence), Emotions.Thinking);
        }
        if (resolution.Refusal is { } refusal) return new Reply(Answers.AsSentence(refusal), Emotions.Sad);

        conversation.LastThings = [.. resolution.Steps.Select(step => step.Subject.Thing.Name).Distinct()];
        var report = new Report(_answers, _text);
        foreach (var step in resolution.Steps)
        {
            // What comes after a failure may rest on it: "go forward ten meters and turn left".
            if (report.HasFailed(step.Subject.Thing)) continue;
            var result = await toolbox.InvokeAsync(step.Call, cancellationToken);
            report.Add(step, result);
            // The others hang on the same board and would be waited for in vain.
            if (result.ErrorCode == "DEVICE_OFFLINE") break;
        }
        return report.ToReply();
    }

    private Reply Say(string key, string emotion) => new(Answers.AsSentence(_answers.Sentence(key)), emotion);
}
