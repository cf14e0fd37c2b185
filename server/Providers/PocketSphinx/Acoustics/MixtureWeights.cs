namespace Providers.PocketSphinx.Acoustics;

/// <summary>How much of each density is in each sound: negated coarse logarithms in a byte. Shared by all searches.</summary>
internal sealed class MixtureWeights
{
    private const int MaxTextLength = 1_000;

    private readonly byte[] _weights;
    private readonly int _columns;
    private readonly int _densities;

    /// <exception cref="InvalidDataException">It is no file of uncompressed weights, or of another model.</exception>
    public MixtureWeights(string path, int senones, int densities)
    {
        var file = new ModelFile(path);
        int length;
        while ((length = file.ReadInt()) > 0)
        {
            if (length > MaxTextLength)
                throw file.Broken();
            file.Take(length); // What people are told of the format.
        }
        _densities = file.ReadInt();
        _columns = file.ReadInt();
        if (_densities != densities || _columns < senones)
            throw file.Broken();
        _weights = file.Take(Gaussians.Streams * densities * _columns).ToArray();
    }

    /// <summary>The weights of all densities in all senones. Senones of one phone are neighbours, and searched
    /// together.</summary>
    public ReadOnlySpan<byte> All => _weights;

    /// <summary>Where <see cref="All"/> has the weights of a density; to be added is the senone.</summary>
    public int OffsetOf(int stream, int density) => (stream * _densities + density) * _columns;
}
