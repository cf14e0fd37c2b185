using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline;

/// <summary>Makes a command of the values found in a sentence. Stands at the end of the sentence, so that sentences of
/// different meaning can share their beginnings.</summary>
internal sealed record CommandMaker(Func<IReadOnlyList<object>, Command> Make)
{
    /// <summary>For sentences whose targets may be left out, which then may mean any of these things.</summary>
    /// <param name="doubt">How unlikely this reading is beside others of the same words.</param>
    /// <param name="doubtUnnamed">What is added when the targets were left out.</param>
    public static CommandMaker For(
        IReadOnlyList<ThingModel> things, Func<IReadOnlyList<object>, Act> act, int doubt = 0, int doubtUnnamed = 1) => new(values =>
    {
        var targets = values.OfType<Target>().ToList();
        return targets.Count > 0
            ? new Command(targets, act(values), doubt)
            : new Command([new Target(things, TargetScope.One, IsImplied: true)], act(values), doubt + doubtUnnamed);
    });
}
