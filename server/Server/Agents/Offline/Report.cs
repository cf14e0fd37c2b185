using Server.Agents.Offline.Acts;
using Server.Protocol;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>Makes one short answer of what the calls of a sentence came to.</summary>
/// <param name="things">What is connected.</param>
internal sealed class Report(Answers answers, SpokenText text, IReadOnlyList<ThingModel> things)
{
    private readonly List<(Step Step, ToolResult Result)> _results = [];

    /// <summary>Takes what a step came to, in the order of the steps.</summary>
    public void Add(Step step, ToolResult result) => _results.Add((step, result));

    /// <summary>Whether a call to this thing failed.</summary>
    public bool HasFailed(ThingModel thing) =>
        _results.Any(entry => entry.Step.Subject?.Thing == thing && !entry.Result.Success);

    /// <summary>The sentence, and how it feels.</summary>
    public Reply ToReply()
    {
        var sentences = new List<Said>();
        var switched = Switched();
        if (switched is not null) sentences.Add(switched);
        else if (Asked() is { } asked) sentences.Add(asked);
        else sentences.AddRange(Apart());
        var emotion = sentences.Any(said => said.IsBad) ? Emotions.Sad
            : _results.All(entry => entry.Step.Act.IsQuestion) ? Emotions.Neutral
            : Emotions.Happy;
        return new Reply(Joined(sentences), emotion);
    }

    // Each by itself; what was put off by the same time is said once.
    private IEnumerable<Said> Apart()
    {
        var putOff = _results.Where(entry => entry is { Step: { After: not null, Act: not HouseAct }, Result.Success: true }).ToLookup(entry => entry.Step.After, entry => entry.Step);
        return _results.Select(entry => entry is { Step: { After: { } seconds, Act: not HouseAct }, Result.Success: true }
            ? new Said(answers.Sentence("delayed", ("time", answers.Time(seconds)), ("acts", answers.Acts([.. putOff[seconds].Select(step => step with { After = null })]))), false, false)
            : Of(entry.Step, entry.Result)).Distinct();
    }

    // "The lamp and the fan are on": several things that went the same way.
    private Said? Switched()
    {
        if (_results.Count < 2 || !_results.All(entry => entry.Result.Success && entry.Step is { Act: SwitchAct, After: null })) return null;
        var states = _results.Select(entry => OutcomeOf(entry.Step, entry.Result))
            .Select((outcome, i) => SwitchAct.ReportedPower(outcome) ?? ((SwitchAct)_results[i].Step.Act).IsOn).Distinct().ToList();
        var asked = _results.Select(entry => ((SwitchAct)entry.Step.Act).IsOn).Distinct().ToList();
        if (states.Count != 1 || asked.Count != 1 || states[0] != asked[0]) return null;
        var things = _results.Select(entry => entry.Step.Subject!.Thing).ToList();
        return new Said(
            answers.Sentence(asked[0] ? "power_on_many" : "power_off_many", ("things", answers.All(things))), false, false);
    }

    // "The lamp and the fan are": one answer to a question about several things.
    private Said? Asked()
    {
        if (_results.Count < 2 || !_results.All(entry => entry.Result.Success && entry.Step is { Act: AskStateAct, After: null })) return null;
        var are = _results.Where(entry => ((AskStateAct)entry.Step.Act).Is(entry.Result.Value!, entry.Step.Subject!.Thing, text) == true)
            .Select(entry => entry.Step.Subject!.Thing).ToList();
        return new Said(are.Count == 0 ? answers.Sentence("none_are") : are.Count == _results.Count ? answers.Sentence("all_are")
            : answers.Sentence("these_are", ("things", answers.Some(are))), false, false);
    }

    private Said Of(Step step, ToolResult result)
    {
        if (step.Act is HouseAct house)
            return result.Success ? new Said(house.Said(result, answers, things), false, false)
                : text.IsOfThisLanguage(result.Text) ? new Said(result.Text, IsBad: true, IsDevices: true) : Bad(answers.Sentence("cannot_wait"));
        if (!result.Success) return Failure(step, result);
        var outcome = OutcomeOf(step, result);
        var isOtherwise = step.Act is SwitchAct act && SwitchAct.ReportedPower(outcome) is { } power && power != act.IsOn;
        var thing = step.Subject!.Thing;
        var method = thing.MethodOf(step.Call);
        if (!isOtherwise && method is not null
            && DeviceToolbox.Response(method.Descriptor, result.State, step.Call.Arguments) is { } response
            && text.IsOfThisLanguage(response))
            return new Said(response, false, true);
        return new Said(step.Act.Report(outcome), isOtherwise, false);
    }

    private Said Failure(Step step, ToolResult result)
    {
        var thing = step.Subject!.Thing;
        if (result.ErrorCode == ErrorCodes.DeviceOffline) return Bad(answers.About("offline", thing));
        if (result.ErrorCode == ErrorCodes.InvalidParameter) return Bad(answers.Sentence("bad_argument", ("reason", result.Text)));
        if (step.Act.IsQuestion && thing.PropertyOf(step.Call) is { } asked)
            return Bad(answers.About("unknown", thing, ("property", answers.Property(asked.Name))));
        return text.IsOfThisLanguage(result.Text)
            ? new Said(result.Text, IsBad: true, IsDevices: true)
            : Bad(answers.About("failed", thing));
    }

    private static Said Bad(string sentence) => new(sentence, IsBad: true, IsDevices: false);

    private static Outcome OutcomeOf(Step step, ToolResult result) => new(step.Subject!, step.Call, result);

    // Sentences of ours are joined to one; a device's own stay as they are.
    private string Joined(List<Said> sentences)
    {
        if (sentences.Any(said => said.IsDevices)) return string.Join(' ', sentences.Select(said => Answers.AsSentence(said.Sentence)));
        var clauses = sentences.Select(said => said.Sentence.Trim().TrimEnd('.', '。')).ToList();
        return Answers.AsSentence(answers.Listed(clauses, "and_clause"));
    }

    /// <param name="IsBad">It is not as the speaker wished.</param>
    /// <param name="IsDevices">The device's own words.</param>
    private sealed record Said(string Sentence, bool IsBad, bool IsDevices);
}
