namespace Providers.PocketSphinx.Acoustics;

/// <summary>Which sounds a phone is made of, by the phones before and after it and its place in the word.</summary>
internal sealed class ModelDefinition
{
    /// <summary>Three parts of a phone, one after the other.</summary>
    public const int StatesPerPhone = 3;

    private const int ByteOrder = 0x46444d42; // "BMDF"
    private const int MaxVersion = 1;
    private const int WordPlaces = 4;
    private const int Levels = 4;

    private readonly Dictionary<string, int> _phones = new(StringComparer.Ordinal);
    private readonly (short Context, short Below, int Target)[] _tree;
    private readonly Entry[] _entries;
    private readonly ushort[] _sounds;

    /// <param name="Phone">Of an entry with context.</param>
    private readonly record struct Entry(int Sounds, int Transitions, bool IsFiller, byte Phone);

    /// <exception cref="InvalidDataException">It is no model of phones of three parts.</exception>
    public ModelDefinition(string path)
    {
        var file = new ModelFile(path);
        if (file.ReadInt() != ByteOrder || file.ReadInt() > MaxVersion)
            throw file.Broken();
        file.Take(file.ReadInt());
        PhoneCount = file.ReadInt();
        int entries = file.ReadInt();
        int states = file.ReadInt();
        file.ReadInt(); // Senones without context.
        SenoneCount = file.ReadInt();
        file.ReadInt(); // Transition matrices.
        int sequences = file.ReadInt();
        file.ReadInt(); // Phones of context.
        int nodes = file.ReadInt();
        file.ReadInt(); // The silence, which is found by its name.
        if (states != StatesPerPhone || PhoneCount is < 1 or > MaxPhones)
            throw file.Broken();
        int start = file.Position;
        for (int phone = 0; phone < PhoneCount; phone++)
            _phones.Add(file.ReadText(), phone);
        file.Align(start);
        _tree = new (short, short, int)[nodes];
        for (int i = 0; i < nodes; i++)
            _tree[i] = (file.ReadShort(), file.ReadShort(), file.ReadInt());
        _entries = new Entry[entries];
        for (int i = 0; i < entries; i++)
        {
            (int sounds, int transitions) = (file.ReadInt(), file.ReadInt());
            ReadOnlySpan<byte> notes = file.Take(4);
            _entries[i] = i < PhoneCount ? new Entry(sounds, transitions, notes[0] != 0, (byte)i) : new Entry(sounds, transitions, false, notes[1]);
        }
        _sounds = new ushort[file.ReadInt()];
        if (_sounds.Length != sequences * states || !_phones.TryGetValue("SIL", out int silence))
            throw file.Broken();
        for (int i = 0; i < _sounds.Length; i++)
            _sounds[i] = (ushort)file.ReadShort();
        Silence = silence;
        CodebookOf = MapCodebooks();
    }

    /// <summary>So that sets of phones fit into 64 bits.</summary>
    public const int MaxPhones = 64;

    /// <summary>Phones without context.</summary>
    public int PhoneCount { get; }

    public int SenoneCount { get; }

    public int Silence { get; }

    /// <summary>The codebook of each senone: that of its phone.</summary>
    public byte[] CodebookOf { get; }

    /// <summary>The number of a phone by its name.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such phone.</exception>
    public int Phone(string name) => _phones[name];

    /// <summary>The transition matrix of a phone.</summary>
    public int TransitionsOf(int phone) => _entries[phone].Transitions;

    /// <summary>The three senones of a sequence of them.</summary>
    public (ushort First, ushort Second, ushort Third) Senones(int sequence)
        => (_sounds[sequence * StatesPerPhone], _sounds[sequence * StatesPerPhone + 1], _sounds[sequence * StatesPerPhone + 2]);

    /// <summary>The sequence of senones of a phone without context.</summary>
    public int SequenceOf(int phone) => _entries[phone].Sounds;

    /// <summary>The sequence of senones of a phone in its context, or of the nearest that the model has.</summary>
    public int SequenceOf(int phone, int left, int right, WordPlace place) => _entries[Nearest(phone, left, right, (int)place)].Sounds;

    private int Nearest(int phone, int left, int right, int place)
    {
        int entry = AnyPlace(phone, left, right, place);
        if (entry >= 0)
            return entry;
        int quietLeft = _entries[left].IsFiller || place is (int)WordPlace.Begin or (int)WordPlace.Single ? Silence : left;
        int quietRight = _entries[right].IsFiller || place is (int)WordPlace.End or (int)WordPlace.Single ? Silence : right;
        entry = quietLeft != left || quietRight != right ? AnyPlace(phone, quietLeft, quietRight, place) : -1;
        return entry >= 0 ? entry : phone;
    }

    private int AnyPlace(int phone, int left, int right, int place)
    {
        int entry = Find(phone, left, right, place);
        for (int other = 0; other < WordPlaces && entry < 0; other++)
        {
            if (other != place)
                entry = Find(phone, left, right, other);
        }
        return entry;
    }

    private int Find(int phone, int left, int right, int place)
    {
        ReadOnlySpan<int> path =
            [place, phone, _entries[left].IsFiller ? Silence : left, _entries[right].IsFiller ? Silence : right];
        int first = 0;
        int count = WordPlaces;
        for (int level = 0; level < Levels; level++)
        {
            int at = first;
            while (at < first + count && _tree[at].Context != path[level])
                at++;
            if (at == first + count)
                return -1;
            if (_tree[at].Below == 0)
                return _tree[at].Target;
            (first, count) = (_tree[at].Target, _tree[at].Below);
        }
        return -1;
    }

    private byte[] MapCodebooks()
    {
        var codebooks = new byte[SenoneCount];
        foreach (Entry entry in _entries)
        {
            for (int i = 0; i < StatesPerPhone; i++)
                codebooks[_sounds[entry.Sounds * StatesPerPhone + i]] = entry.Phone;
        }
        return codebooks;
    }
}

/// <summary>Where in a word a phone stands.</summary>
internal enum WordPlace
{
    Inside,
    Begin,
    End,
    Single,
}
