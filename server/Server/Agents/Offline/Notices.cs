namespace Server.Agents.Offline;

/// <summary>What is said without having been asked for, in the agent's language. Safe for concurrent use.</summary>
internal sealed class Notices
{
    private readonly Answers _answers;

    public Notices(Language language) => _answers = new Answers(language, new SpokenText(language));

    /// <summary>"Your pasta timer is over."</summary>
    /// <param name="name">Null for a timer without one.</param>
    public string TimerOver(string? name) => Answers.AsSentence(
        name is null ? _answers.Sentence("timer_over") : _answers.Sentence("timer_over_named", ("name", name)));

    /// <summary>That something which was to be done later was not, or did not work.</summary>
    /// <param name="thing">The thing, or the tool, that was to do it: <c>living_room_light</c>.</param>
    public string LaterFailed(string thing)
    {
        var words = string.Join(' ', _answers.Text.NameWords(thing));
        return Answers.AsSentence(_answers.Sentence(
            "later_failed", ("things", _answers.Sentence("the_thing", ("thing", words.Length > 0 ? words : thing)))));
    }
}
