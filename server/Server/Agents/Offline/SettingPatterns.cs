using Server.Agents.Offline.Acts;
using Server.Agents.Offline.Grammar;
using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>Adds sentences for these things to the grammar.</summary>
internal delegate void AddSentences(
    IEnumerable<string> patterns, List<ThingModel> things, CommandMaker maker, Func<string, Expression?> slots);

/// <summary>The sentences that set, raise, lower and turn round what things let be set.</summary>
internal sealed class SettingPatterns(
    IReadOnlyList<ThingModel> things, ValueRules values, PropertyRules properties, Language language, AddSentences add)
{
    private PatternLists Patterns => language.Patterns;

    public void AddAll()
    {
        // Settings of one name whose values are said alike share their sentences.
        foreach (var setting in things.SelectMany(thing => thing.Setters.Select(setter => (thing, setter)))
            .Where(pair => pair.setter.Concept != "power")
            .GroupBy(pair => (pair.setter.Property, Kind: KindOfValue(pair.setter)))
            .Where(setting => setting.Key.Kind.Length > 0)
            .OrderBy(setting => setting.Key.Property, StringComparer.Ordinal))
        {
            var property = setting.Key.Property;
            var setters = setting.Select(pair => pair.setter).ToList();
            var owners = setting.Select(pair => pair.thing).ToList();
            if (setters[0].Enum is not null) AddChoice(property, owners, setters);
            else if (setters[0].Parameter.Type == ThingValueType.Boolean) AddFlag(property, owners);
            else AddValue(property, owners, values.For(setters[0])!, setters[0].IsNumber);
        }
    }

    private string KindOfValue(Setter setter) => setter.Enum is not null ? "choice" : values.For(setter)?.Name ?? "";

    private void AddChoice(string property, List<ThingModel> owners, List<Setter> setters)
    {
        if (values.OneOf(setters.SelectMany(setter => setter.Enum!)) is not { } value) return;
        add(Patterns.Choose, owners, Setting(property, owners), Slots(property, value));
        var twoValued = owners.Where(thing => new FlipAct(property).CanBeDoneBy(thing)).ToList();
        add(Words(property)?.Flip ?? [], twoValued, CommandMaker.For(twoValued, _ => new FlipAct(property)), Slots(property, value));
    }

    private void AddFlag(string property, List<ThingModel> owners) =>
        add(Patterns.Flag, owners, Setting(property, owners), slot => slot == "power" ? values.Power : Slots(property, null)(slot));

    private void AddValue(string property, List<ThingModel> owners, Rule value, bool isNumber)
    {
        var main = owners.Where(thing => thing.Main?.Property == property).ToList();
        var others = owners.Except(main).ToList();
        add(Patterns.Set, owners, Setting(property, owners), Slots(property, value));
        add(Patterns.SetMain, main, Setting(property, main), Slots(property, value));
        add(Patterns.SetOther, others, Setting(property, others), Slots(property, value));
        if (!isNumber) return;
        AddAdjusting(Patterns.Adjust, owners);
        // To raise a blind is to open it.
        AddAdjusting(Patterns.AdjustMain, main.FindAll(thing => property != "position"));
        AddAdjusting(Patterns.AdjustOther, others);

        void AddAdjusting(List<string> patterns, List<ThingModel> of)
        {
            var adjustable = of.Where(thing => new AdjustAct(property, Direction.Up, null).CanBeDoneBy(thing)).ToList();
            var maker = CommandMaker.For(adjustable, found => new AdjustAct(
                property, found.OfType<Direction>().First(), found.OfType<SpokenValue>().SingleOrDefault()));
            add(patterns, adjustable, maker, Slots(property, value));
        }
    }

    private static CommandMaker Setting(string property, List<ThingModel> owners) =>
        CommandMaker.For(owners, found => new SetAct(property, found.OfType<SpokenValue>().Single()));

    private Func<string, Expression?> Slots(string property, Rule? value) => slot => slot switch
    {
        "value" => value,
        "property" => properties.Of(property),
        SpokenSentences.BareProperty => properties.Bare([property]),
        "raise" => properties.Raise(property),
        "up" => properties.Up,
        "more" => properties.More(property),
        _ => null,
    };

    private PropertyWords? Words(string property) => language.Properties.GetValueOrDefault(property);
}
