namespace Server.Agents.Offline.Reading;

/// <summary>What is asked for with a question.</summary>
internal enum Asking { Nothing, Whether, What, Which, HowMany, How }

/// <summary>What one clause says, whatever the order of its words.</summary>
internal sealed class Frame
{
    /// <summary>An act of <see cref="Concepts"/>; null when there is no verb but "set" and its kin.</summary>
    public string? Verb { get; set; }

    /// <summary>Whether there is a verb that only says that something is to be done.</summary>
    public bool HasSet { get; set; }

    /// <summary>A method by its own words, as <see cref="MethodModel.Name"/> has them.</summary>
    public string? Method { get; set; }

    /// <summary>Whether the method was said with several words.</summary>
    public bool HasPhrase { get; set; }

    /// <summary>A state of <see cref="Concepts"/>: how a thing is to be, or whether it is so.</summary>
    public string? State { get; set; }

    /// <summary>"up", apart from its verb.</summary>
    public Direction? Up { get; set; }

    /// <summary>"brighter", "dim", "too dark": the property and which way it is to go.</summary>
    public (string Property, Direction Direction)? More { get; set; }

    /// <summary>"too dark", which is no command by its words.</summary>
    public bool IsComplaint { get; set; }

    /// <summary>A property of <see cref="Concepts"/>, or in a device's own words.</summary>
    public string? Property { get; set; }

    /// <summary>"warm", as in "how warm".</summary>
    public string? How { get; set; }

    /// <summary>"a bit": a part of the range, from 0 to 1.</summary>
    public double? Amount { get; set; }

    /// <summary>"half": how far of the range, from 0 to 1.</summary>
    public double? Fraction { get; set; }

    /// <summary>"twice as": how many times as much.</summary>
    public double? Ratio { get; set; }

    /// <summary>Numbers with their units, in the order in which they were said.</summary>
    public List<QuantitySense> Quantities { get; } = [];

    /// <summary>A color, or a kind of white, of <see cref="Concepts"/>.</summary>
    public string? Color { get; set; }

    /// <summary>Values of settings, in the words of their descriptors.</summary>
    public List<string> Values { get; } = [];

    /// <summary>A span of time in seconds that is none to wait: that of a timer, or "for ten minutes".</summary>
    public double? Duration { get; set; }

    /// <summary>Seconds to wait; from when on says <see cref="DelayFrom"/>.</summary>
    public double? Delay { get; set; }

    /// <summary>From when on <see cref="Delay"/> counts.</summary>
    public DelayFrom DelayFrom { get; set; }

    /// <summary>Whether the time was said first, for all that follows.</summary>
    public bool DelaysAll { get; set; }

    /// <summary>Whether the time counts from what is done before: "wait ten seconds, then turn it off".</summary>
    public bool IsAfterOthers { get; set; }

    /// <summary>The time of day at which it is to be done.</summary>
    public ClockSense? Clock { get; set; }

    /// <summary>What is asked for; nothing where something is to be done.</summary>
    public Asking Asking { get; set; }

    /// <summary>The things that were named, in the order in which they were said.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>Whether its things were named by the clause before.</summary>
    public bool SharesThings { get; set; }

    /// <summary>The things that are not meant: "all but the lamp".</summary>
    public List<Mention> Excepted { get; } = [];

    /// <summary>What its words do that name nothing.</summary>
    public HashSet<WordRole> Roles { get; } = [];

    /// <summary>Words behind "called".</summary>
    public List<string> Called { get; } = [];

    /// <summary>Words that are not known.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>How much they weigh: a character is but a part of a word where there are no spaces.</summary>
    public double UnknownWeight => Unknown.Sum(word => word.Length == 1 && SpokenText.IsWordItself(word[0]) ? 0.6 : 1);

    /// <summary>Meanings that found no place.</summary>
    public int Unplaced { get; set; }

    /// <summary>Whether the first thing was named before the act.</summary>
    public bool MentionsFirst { get; set; }

    /// <summary>The frame, or two of it where it says two values: "blue at forty percent".</summary>
    public static IEnumerable<Frame> Parts(Frame frame)
    {
        yield return frame;
        if ((frame.Color is null && frame.Values.Count == 0) || frame.Method is not null || (frame.Quantities.Count == 0 && frame.Fraction is null) || frame.Quantities.Exists(quantity => quantity.Unit == "kelvin")) yield break;
        var second = new Frame { HasSet = true, Property = frame.Property == "color" ? null : frame.Property, Fraction = frame.Fraction, Delay = frame.Delay, Clock = frame.Clock, IsAfterOthers = frame.IsAfterOthers };
        second.Quantities.AddRange(frame.Quantities);
        second.Mentions.AddRange(frame.Mentions);
        second.Excepted.AddRange(frame.Excepted);
        frame.Quantities.Clear();
        frame.Fraction = null;
        if (frame.Property != "color") frame.Property = null;
        yield return second;
    }

    /// <summary>Whether one of its words does this.</summary>
    public bool Has(WordRole role) => Roles.Contains(role);

    /// <summary>Whether it says what something is to be set to.</summary>
    public bool HasValue => Fraction is not null || Quantities.Count > 0 || Color is not null || Values.Count > 0 || Ratio is not null;

    /// <summary>Whether it says what is to be done, or asks.</summary>
    public bool HasAct => Verb is not null || Method is not null || State is not null || Up is not null || More is not null
        || HasValue || Asking != Asking.Nothing || Has(WordRole.Timer) || Has(WordRole.Delayed);

    /// <summary>Whether it says nothing; it may have roles.</summary>
    public bool IsEmpty => !HasAct && !HasSet && Mentions.Count == 0 && Property is null && Delay is null && Clock is null
        && Unknown.Count == 0 && Duration is null && Amount is null && !Has(WordRole.Again) && !Has(WordRole.Same);

    /// <summary>Whether it has a value of a setting and nothing else.</summary>
    public bool IsValueOnly => Values.Count > 0 && Mentions.Count == 0 && Verb is null && State is null && Method is null && More is null
        && Property is null && Quantities.Count == 0 && Color is null && !HasSet;

    /// <summary>Whether it names things of which the next clause says what is to be done.</summary>
    public bool IsSetOnly => HasSet && !HasAct && Property is null && Amount is null && Mentions.Count > 0;

    /// <summary>Whether it only lets time pass: "wait ten seconds".</summary>
    public bool IsWait => Delay is not null && DelayFrom != DelayFrom.Now && !HasAct && !HasSet && Mentions.Count == 0 && Property is null && Amount is null
        && Unknown.Count == 0;

    /// <summary>Whether it names things and nothing else.</summary>
    public bool IsMentionOnly => !HasAct && !HasSet && Property is null && Mentions.Count > 0 && How is null;
}
