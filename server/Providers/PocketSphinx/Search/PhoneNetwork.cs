namespace Providers.PocketSphinx.Search;

/// <summary>The network that is searched: the words of a grammar as phones in their contexts, silence and noise between
/// them, and beside it any speech at all. All of it is one, so that the scores of both compare. Shared by all searches.</summary>
internal sealed class PhoneNetwork
{
    /// <summary>A phone in its context.</summary>
    /// <param name="First">The senone of its first part.</param>
    /// <param name="Second">Of its second.</param>
    /// <param name="Third">Of its third.</param>
    /// <param name="Transitions">Its transition matrix.</param>
    /// <param name="Score">What it costs to enter it, a coarse logarithm: this part of how seldom the words are that
    /// begin so.</param>
    /// <param name="FirstFollower">Where <see cref="Followers"/> has the nodes after it.</param>
    /// <param name="FollowerCount">How many there are.</param>
    /// <param name="Exit">The arc that ends with it; -1 within a word.</param>
    /// <param name="Next">The phones that may follow an exit, a bit for each.</param>
    /// <param name="IsOther">Whether it is of other speech.</param>
    public readonly record struct Node(
        ushort First, ushort Second, ushort Third, ushort Transitions, int Score, int FirstFollower, int FollowerCount, int Exit, ulong Next, bool IsOther);

    /// <summary>A word on its way from one place to the next.</summary>
    /// <param name="Word">A word of a command; null for silence, noise and other speech.</param>
    /// <param name="Target">The place behind it.</param>
    /// <param name="FirstPhone">What goes before is spoken before this phone.</param>
    /// <param name="LastPhone">What follows is spoken after this phone.</param>
    public readonly record struct Arc(string? Word, int Target, byte FirstPhone, byte LastPhone);

    /// <summary>Words that begin with the same phone.</summary>
    /// <param name="Phone">That phone.</param>
    /// <param name="Nodes">The node by the phone before it.</param>
    public readonly record struct Entry(byte Phone, int[] Nodes);

    /// <summary>A place between words.</summary>
    /// <param name="Entries">What may be said here.</param>
    /// <param name="Fillers">Nodes of silence and noise.</param>
    /// <param name="BestScore">The best score of an entry.</param>
    /// <param name="EndScore">What it costs to end here; null when no command does.</param>
    public sealed record Place(Entry[] Entries, int[] Fillers, int BestScore, int? EndScore);

    public required Node[] Nodes { get; init; }

    public required int[] Followers { get; init; }

    public required Arc[] Arcs { get; init; }

    /// <summary>The first is the beginning, the last the place between phones of other speech.</summary>
    public required Place[] Places { get; init; }

    /// <summary>The place of other speech.</summary>
    public int OtherSpeech => Places.Length - 1;

    /// <summary>The silence, as a phone.</summary>
    public required int Silence { get; init; }

    /// <summary>About what it takes of memory.</summary>
    public long Bytes => 40L * Nodes.Length + sizeof(int) * Followers.Length + 24L * Arcs.Length
        + Places.Sum(place => 64L + place.Entries.Sum(entry => 40L + sizeof(int) * entry.Nodes.Length));
}
