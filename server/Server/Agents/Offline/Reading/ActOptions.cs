using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline.Reading;

/// <summary>The ways to understand what a frame asks for, the likeliest first.</summary>
/// <param name="dropsPronouns">See <see cref="Language.DropsPronouns"/>.</param>
internal sealed class ActOptions(IReadOnlyList<ThingModel> things, SpokenText text, bool dropsPronouns = false)
{
    private const FrameParts ValueParts = FrameParts.Fraction | FrameParts.Quantity | FrameParts.Amount;

    // A timer's name is a word; a lone character that is not known belongs to one that says something else.
    private const double UnknownCharacter = 0.55;

    private static readonly string[] WaysToEnter = ["activate", "on"];

    private readonly Repertoire _repertoire = new(things, text);

    /// <summary>The parts that a frame has.</summary>
    public static FrameParts PartsOf(Frame frame)
    {
        var parts = FrameParts.None;
        if (frame.Verb is not null) parts |= FrameParts.Verb;
        if (frame.Method is not null) parts |= FrameParts.Method;
        if (frame.State is not null) parts |= FrameParts.State;
        if (frame.Up is not null) parts |= FrameParts.Up;
        if (frame.More is not null) parts |= FrameParts.More;
        if (frame.Property is not null) parts |= FrameParts.Property;
        if (frame.How is not null) parts |= FrameParts.How;
        if (frame.Amount is not null) parts |= FrameParts.Amount;
        if (frame.Fraction is not null) parts |= FrameParts.Fraction;
        if (frame.Ratio is not null) parts |= FrameParts.Ratio;
        if (frame.Quantities.Count > 0) parts |= FrameParts.Quantity;
        if (frame.Color is not null) parts |= FrameParts.Color;
        if (frame.Values.Count > 0) parts |= FrameParts.Value;
        if (frame.Asking != Asking.Nothing) parts |= FrameParts.Asking;
        if (frame.Duration is not null) parts |= FrameParts.Duration;
        return parts;
    }

    /// <summary>The ways to understand a frame, each with the parts of it that it accounts for.</summary>
    public IEnumerable<ActOption> Of(Frame frame) => dropsPronouns && frame.Mentions.Count == 0
        ? All(frame).Select(option => option.GoesAlone ? option : option with { IsForLast = true })
        : All(frame);

    private IEnumerable<ActOption> All(Frame frame)
    {
        if (frame.Has(WordRole.Timer) || frame.Has(WordRole.Delayed) || (frame.Has(WordRole.Left) && frame.Asking != Asking.Nothing && frame.Mentions.Count == 0 && frame.Property is null && frame.How is null))
            return AskingOptions.Timers(frame).Select(option => option with { Fit = option.Fit * Math.Pow(UnknownCharacter, frame.Unknown.Count(word => word.Length == 1 && SpokenText.IsWordItself(word[0]))) });
        if (frame.Asking != Asking.Nothing) return AskingOptions.Questions(frame);
        var options = new List<ActOption>();
        if (frame.IsComplaint) options.AddRange(Complaints(frame));
        else if (frame.Ratio is not null) options.AddRange(Ratios(frame));
        else if (DirectionOf(frame) is { } direction) options.AddRange(Adjustments(frame, direction));
        else if (ActOf(frame) is { } act) options.AddRange(Doings(frame, act));
        else if (frame.HasValue) options.AddRange(Settings(frame));
        if (frame.Method is not null || (frame.Values.Count > 0 && !frame.IsComplaint)) options.AddRange(Calls(frame));
        if (options.Count == 0 && frame.Property is { } property)
            options.Add(new ActOption(new ReadAct(property), FrameParts.Property, frame.HasSet ? 0.4 : frame.Mentions.Count == 0 && (!dropsPronouns || frame.Unknown.Count + frame.Roles.Count > 0) ? 0.6 : 0.75) { GoesAlone = true });
        // "Go to party mode"
        if (options.Count == 0 && frame is { HasSet: true, HasAct: false, Mentions.Count: > 0 })
            options.AddRange(WaysToEnter.Select(act => new ActOption(new DoAct(act) { OnlyKinds = ["scene"] }, FrameParts.None, 0.95)));
        // "Get the lights": what they are not.
        if (frame is { HasSet: true, HasAct: false, Property: null, Mentions.Count: > 0 })
            options.Add(new ActOption(new FlipPowerAct(), FrameParts.None, 0.75));
        return options;
    }

    private static IEnumerable<ActOption> Complaints(Frame frame)
    {
        var (property, direction) = frame.More!.Value;
        var isSaid = frame.Has(WordRole.Too) || frame.Has(WordRole.Is) || frame.Has(WordRole.Here);
        yield return new ActOption(new RemedyAct(property, direction), FrameParts.More | FrameParts.Amount, isSaid ? 0.85 : 0.5) { GoesAlone = true };
    }

    private static IEnumerable<ActOption> Ratios(Frame frame)
    {
        // "Turn it on twice" says nothing of how much.
        if ((frame.How ?? frame.Property ?? frame.More?.Property) is not { } property) yield break;
        // "Brighten it by half" does not make it half as bright.
        if (frame.More is { } more && more.Direction == Direction.Up != frame.Ratio > 1) yield break;
        yield return new ActOption(
            new AdjustAct(property, Direction.Up, new SpokenRatio(frame.Ratio!.Value)),
            FrameParts.Ratio | FrameParts.How | FrameParts.Property | FrameParts.More)
        { GoesAlone = property.Length > 0, IsForLast = true };
    }

    private static Direction? DirectionOf(Frame frame) => frame switch
    {
        { More: { } more } => more.Direction,
        { Verb: "raise" } => Direction.Up,
        { Verb: "lower" } => Direction.Down,
        { Verb: null, State: null, Up: { } up } => up,
        // "open the blinds a bit"
        { Verb: "open", Amount: not null } => Direction.Up,
        { Verb: "close", Amount: not null } => Direction.Down,
        _ => null,
    };

    private static IEnumerable<ActOption> Adjustments(Frame frame, Direction direction)
    {
        const FrameParts uses = FrameParts.More | FrameParts.Verb | FrameParts.Up | FrameParts.Property | FrameParts.Amount | FrameParts.Quantity | FrameParts.Fraction | FrameParts.How;
        var property = frame.More?.Property ?? frame.Property ?? PropertyByUnit(frame) ?? (frame.Verb is "open" or "close" ? "position" : "");
        var value = NumberOf(frame);
        // "Remove that item" is not about how loud it is.
        if (value is null && property.Length == 0 && frame.Up is null && frame.Mentions.Count > 0 && frame.Mentions.TrueForAll(mention => mention is { IsMedia: true, IsPronoun: true })) yield break;
        var goesAlone = property.Length > 0 || frame.Up is not null;
        if (value is not null && (frame.Has(WordRole.To) || (value is SpokenLevel && !IsDifference(frame))))
        {
            yield return new ActOption(new SetAct(property, value), uses) { GoesAlone = property.Length > 0, IsForLast = true };
            yield break;
        }
        // "Half brighter": half of what it is now.
        if (value is SpokenLevel { Part: var part } && !frame.Has(WordRole.By))
        {
            var times = direction == Direction.Up ? 1 + part : 1 - part;
            yield return new ActOption(new AdjustAct(property, Direction.Up, new SpokenRatio(times)), uses) { GoesAlone = property.Length > 0, IsForLast = true };
            yield break;
        }
        if (value is null && property.Length == 0)
            yield return new ActOption(new DoAct(direction == Direction.Up ? "open" : "close") { OnlyKinds = ["curtain", "garage", "window"] }, uses & ~FrameParts.Amount);
        var by = value ?? (frame.Amount is { } amount ? new SpokenLevel(amount) : null);
        yield return new ActOption(new AdjustAct(property, direction, by), uses) { GoesAlone = goesAlone && property.Length > 0, IsForLast = true };
        // A warmer light is one of fewer kelvin.
        if (property == "temperature" && frame.More is not null && frame.Mentions.Count > 0)
            yield return new ActOption(new AdjustAct("color temperature", direction == Direction.Up ? Direction.Down : Direction.Up, by), uses, 0.95);
        if (property == "temperature" && frame.More is not null && frame.Verb is null)
            yield return new ActOption(new RemedyAct(property, direction), uses, 0.8) { GoesAlone = true };
    }

    // "By half", "half brighter": a part of the way, and never the other way.
    private static bool IsDifference(Frame frame) => frame.Has(WordRole.By) || frame is { Fraction: > 0 and < 1, More: not null, Verb: null };

    private static string? ActOf(Frame frame)
    {
        if (frame.Verb is { } verb) return verb;
        return frame.HasSet || frame.Mentions.Count > 0 || frame.Property is not null ? ActOf(frame.State) : null;
    }

    private static string? ActOf(string? state) => state is null ? null : Concepts.All.States.GetValueOrDefault(state)?.Act;

    private IEnumerable<ActOption> Doings(Frame frame, string act)
    {
        const FrameParts verb = FrameParts.Verb | FrameParts.State;
        var goesAlone = Concepts.All.Acts.GetValueOrDefault(act)?.GoesAlone == true;
        var number = NumberOf(frame);
        var isOn = act == "on";
        // "Pause the vacuum cleaning": what it is doing.
        var sameState = frame.Verb is null || frame.State is null || ActOf(frame.State) == act
            || (act is "start" or "stop" or "pause" or "resume" && frame.State is "cleaning" or "playing" or "running") ? verb : FrameParts.Verb;
        if (frame.Property == "volume" && act is "on" or "off" or "stop" or "resume")
            yield return new ActOption(new DoAct(isOn || act == "resume" ? "unmute" : "mute"), verb | FrameParts.Property) { GoesAlone = true };
        if (frame.Property is { } property && (act is "on" or "off" || (act == "stop" && property != "volume")))
        {
            yield return new ActOption(new SetAct(frame.Property, new SpokenFlag(isOn)), verb | FrameParts.Property) { GoesAlone = true };
            if (property == "power") yield return new ActOption(new SwitchAct(isOn), verb | FrameParts.Property);
        }
        if (number is not null && act is "on" or "start" or "play")
        {
            foreach (var option in TurnOnWith(frame, number)) yield return option;
            yield return new ActOption(new SetAct(frame.Property ?? PropertyByUnit(frame) ?? "", number), verb | ValueParts | FrameParts.Property, 0.95);
        }
        if (number is not null && act is "open" or "close" && frame.Fraction is not 1)
            yield return new ActOption(new SetAct("position", number), verb | ValueParts | FrameParts.Property);
        if ((isOn || act == "resume") && frame.Color is { } color) yield return new ActOption(new ColorAct(color, false), verb | FrameParts.Color | FrameParts.Property);
        if (isOn && frame.Values.Count > 0) foreach (var choice in Choices(frame)) yield return choice with { Uses = choice.Uses | verb };
        if (act is "mute" or "unmute" && frame.Property == "volume") sameState |= FrameParts.Property;
        var full = (frame.Fraction is 1 && !frame.Has(WordRole.To)) || (frame.Fraction is 0 && act is "close" or "off") ? sameState | FrameParts.Fraction : sameState;
        foreach (var (what, fit) in Chain(act, frame.Mentions.Exists(mention => mention.IsMedia)))
            yield return new ActOption(what, full, fit) { GoesAlone = goesAlone && (what is DoAct same && (same.Name == act || same.Name == "play")) };
        if (act == "toggle") yield return new ActOption(new FlipPowerAct(), full);
    }

    // The act, and what is done instead by things that do not know it.
    private static IEnumerable<(Act Act, double Fit)> Chain(string act, bool isMedia)
    {
        if (isMedia && act is "on") yield return (new DoAct("play"), 1);
        if (isMedia && act is "off" or "stop")
        {
            yield return (new DoAct("stop"), 1);
            yield return (new DoAct("pause"), 1);
        }
        var concept = Concepts.All.Acts.GetValueOrDefault(act);
        yield return (AsAct(act, concept?.Kinds ?? []), 1);
        foreach (var instead in concept?.Instead ?? []) yield return (AsAct(instead, concept!.Kinds), 0.97);
    }

    private static Act AsAct(string act, List<string> kinds) => kinds.Count > 0 ? new DoAct(act) { OnlyKinds = kinds }
        : act is "on" or "off" ? new SwitchAct(act == "on")
        : new DoAct(act);

    private IEnumerable<ActOption> TurnOnWith(Frame frame, SpokenValue number)
    {
        foreach (var name in _repertoire.NumbersOfOn)
            if (frame.Property is null || Concepts.All.PropertyOf(name) == frame.Property)
                yield return new ActOption(
                    new SwitchAct(true, new SpokenArgument(name, number)), FrameParts.Verb | FrameParts.State | ValueParts | FrameParts.Property);
    }

    private IEnumerable<ActOption> Settings(Frame frame)
    {
        if (frame.Color is { } color)
        {
            var asTemperature = frame.Property is "color temperature" or "temperature";
            yield return new ActOption(new ColorAct(color, asTemperature), FrameParts.Color | FrameParts.Property)
            {
                GoesAlone = frame.Property is not null,
                IsForLast = IsSaidToSet(frame),
            };
        }
        foreach (var choice in Choices(frame)) yield return choice;
        if (frame.Quantities.Exists(quantity => quantity.Unit is "kelvin"))
            yield return new ActOption(new KelvinAct(frame.Quantities.First(quantity => quantity.Unit is "kelvin").Value), FrameParts.Quantity | FrameParts.Property) { GoesAlone = true };
        else if (NumberOf(frame) is { } number)
        {
            var property = frame.Property ?? PropertyByUnit(frame) ?? "";
            var uses = FrameParts.Quantity | FrameParts.Fraction | FrameParts.Property;
            yield return new ActOption(new SetAct(property, number), uses, FitOfValue(frame))
            {
                GoesAlone = property.Length > 0,
                IsForLast = IsSaidToSet(frame),
            };
            if (property == "temperature") yield return new ActOption(new SetAct("color temperature", number), uses, 0.9) { GoesAlone = true };
            if (property == "temperature" && frame.Property is null) yield return new ActOption(new SetAct("angle", number), uses, 0.95) { IsForLast = true };
        }
    }

    private static bool IsSaidToSet(Frame frame) => frame.HasSet || frame.Has(WordRole.To) || frame.Property is not null;

    // "The lamp, fifty" is a command, "that one" hardly a value.
    private static double FitOfValue(Frame frame) =>
        IsSaidToSet(frame) ? 1 : frame.Mentions.Exists(mention => !mention.IsPronoun) ? 0.9 : 0.6;

    private IEnumerable<ActOption> Choices(Frame frame)
    {
        if (frame.Values.Count == 0) yield break;
        var value = new SpokenChoice(frame.Values[0]);
        foreach (var property in _repertoire.PropertiesWith(frame.Values[0]))
            if (frame.Property is null || frame.Property == property || Concepts.All.PropertyOf(frame.Property) == property)
                yield return new ActOption(new SetAct(property, value), FrameParts.Value | FrameParts.Property, frame.Property is null ? 0.97 : 1)
                {
                    GoesAlone = frame.Property is not null,
                    IsForLast = IsSaidToSet(frame),
                };
    }

    private IEnumerable<ActOption> Calls(Frame frame)
    {
        var act = ActOf(frame);
        var named = frame.Method is null && act is not null ? Concepts.All.Acts.GetValueOrDefault(act)?.Methods : null;
        // "A strong coffee", "the dinner scene": the value tells what is to be done.
        foreach (var method in frame.Method is { } name ? _repertoire.MethodsCalled(name) : _repertoire.MethodsOfChoices.Where(method => act is null || named?.Contains(method.Name) == true))
        {
            var arguments = new List<SpokenArgument>();
            var quantities = new Queue<QuantitySense>(frame.Quantities);
            var values = new Queue<string>(frame.Values);
            foreach (var parameter in method.Descriptor.Parameters)
            {
                if (parameter.Type == Devices.ThingValueType.Number && quantities.TryDequeue(out var quantity))
                    arguments.Add(new SpokenArgument(parameter.Name, new SpokenQuantity(quantity.Value, quantity.Unit)));
                else if (parameter.Type == Devices.ThingValueType.Number && frame.Fraction is { } part && arguments.Count == 0)
                    arguments.Add(new SpokenArgument(parameter.Name, new SpokenLevel(part)));
                else if (parameter.Enum is { } allowed && values.TryPeek(out var value) && allowed.Any(known => new SpokenChoice(value).Matches(known, text)))
                    arguments.Add(new SpokenArgument(parameter.Name, new SpokenChoice(values.Dequeue())));
                else if (parameter.Required) arguments = null;
                if (arguments is null) break;
            }
            if (arguments is not null && (frame.Method is not null || values.Count == 0))
                yield return new ActOption(
                    new CallAct(method.Descriptor.Name, arguments),
                    FrameParts.Method | (frame.Method is null ? FrameParts.Verb | FrameParts.State : 0) | (quantities.Count == 0 ? FrameParts.Quantity : 0) | (values.Count == 0 ? FrameParts.Value : 0) | FrameParts.Fraction)
                {
                    Fit = CallFit.Of(frame, method, arguments.Count),
                    GoesAlone = true,
                };
        }
    }

    private static SpokenValue? NumberOf(Frame frame) =>
        frame.Quantities.Count > 0 ? new SpokenQuantity(frame.Quantities[0].Value, frame.Quantities[0].Unit)
        : frame.Fraction is { } part ? new SpokenLevel(part) : null;

    private static string? PropertyByUnit(Frame frame) => frame.Quantities.Count == 0 ? null : frame.Quantities[0].Unit switch
    {
        "degrees" => "temperature",
        "kelvin" => "color temperature",
        _ => null,
    };
}
