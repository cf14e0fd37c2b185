using Server.Agents.Offline.Acts;
using Server.Agents.Offline.Reading;
using Server.Protocol;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>Finds out what is to be done about a sentence at a point of a talk: an answer to an open question, commands, words for
/// the talk itself, or something that is not there. Does nothing and remembers nothing; safe for concurrent use.</summary>
internal sealed class IntentFinder(TalkPhrases phrases, Answers answers, CommandModels models, TimeProvider time, OfflineAgentOptions options)
{
    /// <summary>What is to be done about a sentence.</summary>
    public Intent Of(string text, IToolbox toolbox, Conversation conversation)
    {
        if (text.Length > SpokenText.MaxLength) return Intent.Beside(answers.Say("too_long", Emotions.Confused), 0);
        var model = models.Of(toolbox.Things);
        var question = QuestionIn(conversation);
        var resolver = new Resolver(model, toolbox, answers);
        if (question is { Asked: not null } && phrases.PickOf(text) is { } pick)
            return question.AnsweredBy(pick, model) is { } picked
                ? Do(picked)
                : pick == Pick.None ? Intent.Answered(answers.Say("stopped", Emotions.Neutral), 1) : Do(question.Commands);
        // "Yes, unlock it": a command behind a "yes" is only confirmed when it is the one that was asked about.
        if (question is { Asked: null } && phrases.AfterYes(text) is { } rest && Of(rest, toolbox, conversation) is { Resolution: { } behind } intent)
            return behind.Question is { Steps.Count: > 0 } again && AreSame(again.Steps, resolver.Resolve(question.Commands, conversation, isConfirmed: false))
                ? Do(question.Commands, isConfirmed: true) : intent;
        // "No, the other lock" puts right what was asked about, not what was done before.
        var recent = question is not null ? new Recent(question.Commands) { IsAsked = true } : conversation.Memory as Recent;
        var readings = model.Understand(text, recent);
        return readings switch
        {
            [] => NotUnderstood(0),
            [{ Absent: { } absent }] => Lacking(absent, model),
            [{ Talk: TalkWords.Yes }, ..] when question is not null => Do(question.Commands, isConfirmed: question.Asked is null),
            [{ Talk: TalkWords.Later }, ..] => Do([new Command([], new AskLaterAct())]),
            [{ Talk: TalkWords.Timers }, ..] => Do([new Command([], new AskTimersAct())]),
            [{ Talk: (TalkWords.Thanks or TalkWords.Help or TalkWords.Time or TalkWords.Date) and var talk }, ..] => Intent.Beside(Talk(talk, model), 1),
            // "Never mind", and what was put off is not to be done after all.
            [{ Talk: TalkWords.Cancel or TalkWords.Stop or TalkWords.No }, ..] when question is null && FollowUps.TakenBack(recent) is { } cancelling => Do([cancelling]),
            // A grammar hears "cancel" as it hears "stop".
            [{ Talk: TalkWords.Cancel or TalkWords.Stop }, ..] when question is null && phrases.TalkOf(text) is TalkWords.Cancel =>
                Intent.Answered(answers.Say(readings[0].Talk is TalkWords.Cancel ? "nothing_to_cancel" : "stopped", Emotions.Neutral), 1),
            [{ Talk: { } talk }, ..] => Intent.Answered(Talk(talk, model), 1),
            [{ Named: { } named }, ..] when question?.AnsweredBy(named, model) is { } commands => Do(commands),
            // "Lights!" of one who types; a recogniser hears no such mark.
            [{ Named.Target: { Scope: TargetScope.All } all }, ..] when text.TrimEnd().EndsWith('!') && all.Things.All(new FlipPowerAct().CanBeDoneBy) =>
                Do([new Command([all], new FlipPowerAct())]),
            [{ Named: { } named }, ..] => Remind(named),
            [{ Answer: { } answer, Confidence: var confidence }] => confidence >= options.AskFrom
                ? Intent.Answered(answers.Say(answer, Emotions.Neutral), confidence)
                : NotUnderstood(0),
            [{ Confidence: var confidence }, ..] when confidence < options.ActFrom && model.AbsentIn(text) is { } absent && There(absent, model) is null => Lacking(absent, model),
            _ => Weigh(resolver.ResolveBest(readings, conversation), readings[0].Confidence, resolver, question is not null)
                ?? (model.AbsentIn(text) is { } absent ? Lacking(absent, model) : NotUnderstood(readings[0].Confidence)),
        };

        Intent Do(IReadOnlyList<Command> commands, bool isConfirmed = false) => new(1, resolver.Resolve(commands, conversation, isConfirmed), null);
    }

    /// <summary>The question that waits for an answer; null when there is none, or it was asked too long ago.</summary>
    public OpenQuestion? QuestionIn(Conversation conversation) =>
        conversation.OpenQuestion is OpenQuestion open && time.GetUtcNow() - open.At < OpenQuestion.Patience ? open : null;

    private Intent NotUnderstood(double confidence) => Intent.Beside(answers.Say("not_understood", Emotions.Confused), confidence);

    private static bool AreSame(IReadOnlyList<Step> steps, Resolution asked) => asked.Question is { } question
        && steps.Select(step => (step.Call.Tool, step.After)).SequenceEqual(question.Steps.Select(step => (step.Call.Tool, step.After)));

    // "Turn on the radio" where there is none is no riddle; a language model that is asked may still know one.
    private Intent Lacking(AbsentThing absent, CommandModel model)
    {
        var sentence = There(absent, model) is { } there
            ? answers.About("cannot", there)
            : answers.Sentence(absent.IsMany ? "absent_many" : "absent", ("thing", absent.Name));
        return Intent.Beside(new Reply(Answers.AsSentence(sentence), Emotions.Sad), 0);
    }

    private static ThingModel? There(AbsentThing absent, CommandModel model) =>
        model.Things.FirstOrDefault(thing => thing.Phrases.Any(phrase => phrase.Phrase == absent.Name));

    private Reply Talk(TalkWords talk, CommandModel model) => talk switch
    {
        TalkWords.Thanks => answers.Say("thanks", Emotions.Happy),
        TalkWords.Time => new Reply(Answers.AsSentence(answers.TimeOfDay(time.GetLocalNow())), Emotions.Neutral),
        TalkWords.Date => new Reply(Answers.AsSentence(answers.Date(time.GetLocalNow())), Emotions.Neutral),
        TalkWords.Help when model.Things.Count == 0 => answers.Say("nothing_attached", Emotions.Neutral),
        TalkWords.Help => new Reply(
            Answers.AsSentence(answers.Sentence("help", ("things", answers.Some(model.Things)))), Emotions.Neutral),
        _ => answers.Say("stopped", Emotions.Neutral),
    };

    private Intent Remind(NamedThing named)
    {
        if (named.Target is not { } target) return Intent.Answered(answers.Say("which_thing", Emotions.Confused), 1);
        var reply = new Reply(
            Answers.AsSentence(answers.Sentence("what_about", ("things", answers.All(target.Things)))), Emotions.Thinking);
        return new Intent(1, null, reply) { LastThings = [.. target.Things.Select(thing => thing.Name)] };
    }

    // Sure: done. Fairly sure: asked, unless something else is asked already. Else it was no command: null.
    private Intent? Weigh(Resolution resolution, double confidence, Resolver resolver, bool isAsking)
    {
        if (confidence >= options.ActFrom) return new Intent(confidence, resolution, null) { IsBesideTheQuestion = resolution.IsFar };
        return confidence >= options.AskFrom && !isAsking && resolution.Question is null && resolution.Steps.Any(step => !step.Act.IsQuestion)
            ? new Intent(confidence, resolver.AskWhether(resolution), null)
            : null;
    }
}
