namespace Server.Agents.Offline.Reading;

/// <summary>Sorts the meanings of a clause into frames. A second act without a joint begins a second frame: "lights on
/// curtains closed".</summary>
internal sealed class FrameReader
{
    private readonly List<Frame> _frames = [];
    private Frame _frame = new();
    private Mention _mention = new();
    private bool _inExcept, _isOpen, _called, _atStart = true;
    private int _lastKnownMention = -1, _position, _pendingUnknown;

    private FrameReader() { }

    /// <summary>The frames of one way through a clause, in their order.</summary>
    public static List<Frame> Read(IReadOnlyList<Span> spans)
    {
        var reader = new FrameReader();
        foreach (var span in spans)
        {
            reader.Take(span.Sense);
            reader._position++;
        }
        reader.CloseMention();
        reader._frames.Add(reader._frame);
        reader._frames.ForEach(FrameEnding.Settle);
        return reader._frames;
    }

    private void Take(Sense sense)
    {
        var isSmall = sense is RoleSense { Role: WordRole.Small or WordRole.Polite };
        if (sense is RoleSense { Role: WordRole.Timer }) _called = false;
        if (_called && sense is not (RoleSense { Role: WordRole.During or WordRole.Small } or DurationSense or DelaySense))
        {
            _frame.Called.Add(SenseWords.Of(sense));
            return;
        }
        if (sense is RoleSense { Role: WordRole.During } or DurationSense) _called = false;
        switch (sense)
        {
            case RoleSense role: TakeRole(role.Role); break;
            case UnknownSense unknown: TakeUnknown(unknown.Word); break;
            case FeatureSense feature:
                Extend(new Mention { Features = [feature.Feature], IsPlural = feature.IsPlural, Hints = feature.Hint is { } hint ? [hint] : [] });
                break;
            case TimerNameSense timer: _frame.Called.Add(timer.Name); break;
            case NameSense name: Extend(new Mention { Names = [name] }); break;
            default:
                // A number may stand between the words of a name, anything else ends it.
                CloseMention();
                TakeContent(sense);
                break;
        }
        if (!isSmall) _atStart = false;
        if (sense is not (UnknownSense or RoleSense { Role: WordRole.Small })) _pendingUnknown = 0;
    }

    private void TakeContent(Sense sense)
    {
        switch (sense)
        {
            case VerbSense { Act: "set" }:
                // "Auto adjust the fan speed": the value goes before.
                if (HasAction && !_frame.IsValueOnly) Next();
                _frame.HasSet = true;
                break;
            case VerbSense verb: TakeVerb(verb.Act); break;
            case MethodSense method:
                if (_frame.Method is not null || _frame.Verb is not null || _frame.State is not null) Next();
                if (Place(_frame.Method is null)) (_frame.Method, _frame.HasPhrase) = (method.Method, method.IsPhrase);
                break;
            case StateSense state: TakeState(state.State); break;
            case UpSense up: if (Place(_frame.Up is null)) _frame.Up = up.Direction; break;
            case MoreSense more:
                if (_frame.More is not null) Next();
                _frame.More = (more.Property, more.Direction);
                break;
            case RaiseSense raise:
                if (_frame.More is not null || _frame.Verb is not null || _frame.State is not null) Next();
                _frame.More = (raise.Property, raise.Direction);
                break;
            case LackSense lack:
                if (!Place(_frame.More is null && _frame.Asking == Asking.Nothing)) break;
                _frame.More = (lack.Property, lack.Direction);
                _frame.IsComplaint = true;
                break;
            case HowSense how when _frame.Quantities.Count > 0: if (Place(_frame.Property is null)) _frame.Property = how.Property; break;
            case HowSense how: if (Place(_frame.How is null)) _frame.How = how.Property; break;
            case PropertySense property:
                if (_frame.Property is not null && _frame.Property != property.Property) _frame.Unplaced++;
                _frame.Property ??= property.Property;
                break;
            case AmountSense amount: if (Place(_frame.Amount is null)) _frame.Amount = amount.Part; break;
            case FractionSense fraction: if (Place(_frame.Fraction is null)) _frame.Fraction = fraction.Part; break;
            case RatioSense ratio: if (Place(_frame.Ratio is null)) _frame.Ratio = ratio.Times; break;
            case ColorSense color: if (Place(_frame.Color is null)) _frame.Color = color.Color; break;
            case ValueSense value: if (Place(_frame.Values.Count == 0)) _frame.Values.Add(value.Value); break;
            case QuantitySense quantity: _frame.Quantities.Add(quantity); break;
            case DurationSense duration: if (Place(_frame.Duration is null)) _frame.Duration = duration.Seconds; break;
            case DelaySense delay:
                // "Turn it on wait ten seconds turn it off."
                if (delay.From == DelayFrom.Wait && HasAction) Next();
                _frame.DelaysAll |= !_frame.HasAct && _frame.Mentions.Count == 0;
                if (Place(_frame.Delay is null)) (_frame.Delay, _frame.DelayFrom) = (delay.Seconds, delay.From);
                break;
            case ClockSense clock when Place(_frame.Clock is null):
                (_frame.Clock, _frame.DelaysAll) = (clock, _frame.DelaysAll || (!_frame.HasAct && _frame.Mentions.Count == 0));
                break;
        }
    }

    private bool HasAction => _frame.Verb is not null || _frame.State is not null || _frame.More is { } && !_frame.IsComplaint
        || _frame.Method is not null || _frame.HasValue || (_frame.Up is not null && _frame.Mentions.Count > 0);

    private void TakeVerb(string verb)
    {
        if (_frame.Verb == verb) return;
        if (_frame.Verb is { } first)
        {
            // "start cleaning", "stop playing": two verbs for one act.
            if (_frame.Mentions.Count == 0 && _mention.IsEmpty && first is "start" or "stop" or "resume")
            {
                _frame.Verb = first == "start" ? verb : first;
                if (verb == "play" && first == "stop") Extend(new Mention { IsMedia = true });
                return;
            }
            if (first == "play" && verb is "next" or "previous")
            {
                _frame.Verb = verb;
                return;
            }
            Next();
        }
        else if (_frame.State is not null || (_frame.More is not null && !_frame.IsComplaint) || _frame.Method is not null)
        {
            Next();
        }
        _frame.Verb = verb;
    }

    private void TakeState(string state)
    {
        // "Is it on or off" asks for one of them.
        if (_frame.State is not null && _frame.State != state && _frame.Asking == Asking.Nothing) Next();
        _frame.State ??= state;
    }

    // A new frame; the things that were named just before its act go with it.
    private void Next()
    {
        var last = _frame.MentionsFirst && _frame.Mentions.Count > 1 && _lastKnownMention == _position - 1 ? _frame.Mentions[^1] : null;
        if (last is not null) _frame.Mentions.RemoveAt(_frame.Mentions.Count - 1);
        _frames.Add(_frame);
        _frame = new Frame { MentionsFirst = last is not null };
        if (last is not null) _frame.Mentions.Add(last);
        _inExcept = false;
    }

    // Whether there is a place for a meaning; what finds none speaks against the frame.
    private bool Place(bool isFree)
    {
        if (!isFree) _frame.Unplaced++;
        return isFree;
    }

    private void TakeUnknown(string word)
    {
        _frame.Unknown.Add(word);
        _pendingUnknown++;
        // Behind "the kitchen" an unknown word is what is meant there.
        if (_isOpen) _mention = _mention with { Unknown = _mention.Unknown + 1 };
    }

    private void TakeRole(WordRole role)
    {
        switch (role)
        {
            case WordRole.Small or WordRole.Polite or WordRole.And or WordRole.Then:
                if (role is not WordRole.Small) CloseMention();
                return;
            case WordRole.Here:
                _frame.Roles.Add(role);
                return;
            case WordRole.All or WordRole.Both:
                if (_inExcept && _isOpen)
                {
                    CloseMention();
                    _inExcept = false;
                }
                Extend(new Mention { IsAll = true });
                return;
            case WordRole.Any:
                Extend(new Mention { IsAny = true, IsAll = true });
                return;
            case WordRole.Everything:
                Extend(new Mention { IsEverything = true, IsAll = true });
                return;
            case WordRole.Pronoun:
                Extend(new Mention { IsPronoun = true });
                return;
            case WordRole.Media:
                Extend(new Mention { IsMedia = true });
                return;
            case WordRole.WhetherAny:
                if (!_frame.Has(WordRole.Request) && _frame.Asking is Asking.Nothing or Asking.What) _frame.Asking = Asking.Whether;
                Extend(new Mention { IsAny = true, IsAll = true });
                return;
            case WordRole.Except:
                CloseMention();
                _inExcept = true;
                return;
            case WordRole.ExceptEnd:
                CloseMention();
                if (!_inExcept && _frame.Mentions.Count > 0)
                {
                    // "But for" stands behind what is not meant.
                    _frame.Excepted.Add(_frame.Mentions[^1]);
                    _frame.Mentions.RemoveAt(_frame.Mentions.Count - 1);
                }
                _inExcept = false;
                return;
        }
        CloseMention();
        switch (role)
        {
            case WordRole.Whether when _atStart || _frame.Asking is Asking.Which or Asking.HowMany or Asking.How or Asking.What:
                if (_frame.Asking == Asking.Nothing) _frame.Asking = Asking.Whether;
                break;
            case WordRole.Whether: _frame.Roles.Add(WordRole.Is); break;
            case WordRole.WhetherAnywhere:
                if (_frame.Asking is Asking.Nothing or Asking.What && !_frame.Has(WordRole.Request)) _frame.Asking = Asking.Whether;
                break;
            case WordRole.What: Ask(Asking.What); break;
            case WordRole.Which: Ask(Asking.Which); break;
            case WordRole.HowMany: Ask(Asking.HowMany); break;
            case WordRole.How: Ask(Asking.How); break;
            case WordRole.Called: _called = true; break;
            default: _frame.Roles.Add(role); break;
        }
    }

    private void Ask(Asking asking)
    {
        // "Tell me how bright": the second says what is asked for.
        if (_frame.Asking is Asking.Nothing or Asking.What) _frame.Asking = asking;
        else if (asking is not Asking.What) _frame.Unplaced++;
    }

    private void Extend(Mention more)
    {
        if (!_isOpen)
        {
            _mention = new Mention { Unknown = _pendingUnknown };
            _isOpen = true;
        }
        _mention = _mention.With(more);
        _lastKnownMention = _position;
    }

    private void CloseMention()
    {
        if (!_isOpen) return;
        _isOpen = false;
        if (!HasAction && !_frame.HasSet && _frame.Mentions.Count == 0) _frame.MentionsFirst = true;
        (_inExcept ? _frame.Excepted : _frame.Mentions).Add(_mention);
        _mention = new Mention();
    }
}
