using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Providers.PocketSphinx.Acoustics;

/// <summary>The densities that sounds are mixed from: a codebook for each phone, with 128 in each of three streams of
/// features. Shared by all searches.</summary>
internal sealed class Gaussians
{
    /// <summary>Streams of a frame's features: the cepstrum, its change, and how that changes.</summary>
    public const int Streams = 3;

    private const double LeastVariance = 0.0001;
    private const int AtOnce = 4;

    // For each codebook, stream and dimension the values of all densities side by side, so that the processor takes
    // many at once.
    private readonly float[] _means;
    private readonly float[] _precisions; // Negated.
    private readonly float[] _peaks;

    /// <exception cref="InvalidDataException">The files are no codebooks of three streams of 13.</exception>
    public Gaussians(string meansPath, string variancesPath)
    {
        float[] means = Read(meansPath, out int codebooks, out int densities);
        float[] variances = Read(variancesPath, out int others, out int itsDensities);
        if (others != codebooks || itsDensities != densities)
            throw new InvalidDataException($"{variancesPath} does not belong to {meansPath}.");
        (Codebooks, Densities) = (codebooks, densities);
        _means = new float[means.Length];
        _precisions = new float[means.Length];
        _peaks = new float[codebooks * Streams * densities];
        for (int block = 0; block < codebooks * Streams; block++)
        {
            for (int density = 0; density < densities; density++)
            {
                for (int d = 0; d < FrontEnd.RowLength; d++)
                {
                    int from = (block * densities + density) * FrontEnd.RowLength + d;
                    int to = (block * FrontEnd.RowLength + d) * densities + density;
                    double variance = Math.Max(variances[from], LeastVariance);
                    _means[to] = means[from];
                    _precisions[to] = -Scale.FineOf(1 / (2 * variance));
                    _peaks[block * densities + density] += Scale.Fine(1 / Math.Sqrt(2 * Math.PI * variance));
                }
            }
        }
    }

    public int Codebooks { get; }

    /// <summary>In each codebook and stream.</summary>
    public int Densities { get; }

    /// <summary>How likely the features are under each density of a codebook's stream: fine logarithms.</summary>
    /// <param name="features">Of the stream.</param>
    /// <param name="target">As many as there are densities.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(int codebook, int stream, ReadOnlySpan<float> features, Span<float> target)
    {
        int block = codebook * Streams + stream;
        int width = Vector<float>.Count;
        // The bounds are checked here once, not in the loop, where this server spends most of its time.
        ref float peaks = ref MemoryMarshal.GetReference(_peaks.AsSpan(block * Densities, Densities));
        ref float means = ref MemoryMarshal.GetReference(_means.AsSpan(block * FrontEnd.RowLength * Densities, FrontEnd.RowLength * Densities));
        ref float precisions = ref MemoryMarshal.GetReference(_precisions.AsSpan(block * FrontEnd.RowLength * Densities, FrontEnd.RowLength * Densities));
        ref float fits = ref MemoryMarshal.GetReference(target[..Densities]);
        features = features[..FrontEnd.RowLength];
        for (int i = 0; i < Densities; i += AtOnce * width)
        {
            // Several sums side by side: each step waits for the one before it in its own sum only.
            Vector<float> first = Vector.LoadUnsafe(ref peaks, (nuint)i);
            Vector<float> second = Vector.LoadUnsafe(ref peaks, (nuint)(i + width));
            Vector<float> third = Vector.LoadUnsafe(ref peaks, (nuint)(i + 2 * width));
            Vector<float> fourth = Vector.LoadUnsafe(ref peaks, (nuint)(i + 3 * width));
            for (int d = 0; d < features.Length; d++)
            {
                var feature = new Vector<float>(features[d]);
                var at = (nuint)(d * Densities + i);
                first = TakeOff(first, feature, ref means, ref precisions, at);
                second = TakeOff(second, feature, ref means, ref precisions, at + (nuint)width);
                third = TakeOff(third, feature, ref means, ref precisions, at + (nuint)(2 * width));
                fourth = TakeOff(fourth, feature, ref means, ref precisions, at + (nuint)(3 * width));
            }
            first.StoreUnsafe(ref fits, (nuint)i);
            second.StoreUnsafe(ref fits, (nuint)(i + width));
            third.StoreUnsafe(ref fits, (nuint)(i + 2 * width));
            fourth.StoreUnsafe(ref fits, (nuint)(i + 3 * width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> TakeOff(Vector<float> sum, Vector<float> feature, ref float means, ref float precisions, nuint at)
    {
        Vector<float> apart = feature - Vector.LoadUnsafe(ref means, at);
        return Vector.FusedMultiplyAdd(apart * apart, Vector.LoadUnsafe(ref precisions, at), sum);
    }

    private static float[] Read(string path, out int codebooks, out int densities)
    {
        var file = new ModelFile(path);
        file.SkipHeader();
        codebooks = file.ReadInt();
        int streams = file.ReadInt();
        densities = file.ReadInt();
        for (int i = 0; i < streams; i++)
        {
            if (file.ReadInt() != FrontEnd.RowLength)
                throw file.Broken();
        }
        var values = new float[file.ReadInt()];
        if (streams != Streams || densities % (AtOnce * Vector<float>.Count) != 0 || values.Length != codebooks * Streams * densities * FrontEnd.RowLength)
            throw file.Broken();
        for (int i = 0; i < values.Length; i++)
            values[i] = file.ReadFloat();
        return values;
    }
}
