using System.Numerics;
using System.Runtime.CompilerServices;

namespace Providers.PocketSphinx.Acoustics;

/// <summary>How well the sounds of the model fit one frame. Only sounds that are asked for are weighed. One for each
/// search.</summary>
internal sealed class SoundScores(AcousticModel model)
{
    // Of each stream of a codebook the best densities stand for all.
    private const int Best = 4;

    // A codebook that fits much worse than the best is not told apart further.
    private const int WorstDensity = 96;

    private readonly float[] _fits = new float[model.Gaussians.Densities];
    // Offset: of the density's weights.
    private readonly (int Offset, int Cost)[] _best = new (int, int)[model.Gaussians.Codebooks * Gaussians.Streams * Best];
    private readonly int[] _costs = new int[model.Definition.SenoneCount];
    private readonly int[] _frames = CreateUnseen(model.Definition.SenoneCount);
    private int _frame;

    /// <summary>Takes the features of the next frame.</summary>
    /// <param name="features">Three streams, one after the other.</param>
    public void Take(ReadOnlySpan<float> features)
    {
        _frame++;
        for (int stream = 0; stream < Gaussians.Streams; stream++)
        {
            ReadOnlySpan<float> own = features.Slice(stream * FrontEnd.RowLength, FrontEnd.RowLength);
            int highest = int.MinValue;
            for (int codebook = 0; codebook < model.Gaussians.Codebooks; codebook++)
            {
                model.Gaussians.Evaluate(codebook, stream, own, _fits);
                Span<(int Offset, int Cost)> best = BestOf(codebook, stream);
                ChooseBest(stream, best);
                highest = Math.Max(highest, best[0].Cost);
            }
            for (int codebook = 0; codebook < model.Gaussians.Codebooks; codebook++)
            {
                foreach (ref (int Offset, int Cost) density in BestOf(codebook, stream))
                    density.Cost = Math.Min(highest - density.Cost, WorstDensity);
            }
        }
    }

    /// <summary>How badly a sound fits: a negated coarse logarithm.</summary>
    public int CostOf(int senone)
    {
        if (_frames[senone] == _frame)
            return _costs[senone];
        _frames[senone] = _frame;
        return _costs[senone] = Mix(senone);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Mix(int senone)
    {
        ReadOnlySpan<byte> weights = model.Weights.All;
        ReadOnlySpan<byte> sums = model.Sums;
        ReadOnlySpan<(int Offset, int Cost)> best = _best.AsSpan(model.Definition.CodebookOf[senone] * Gaussians.Streams * Best, Gaussians.Streams * Best);
        int total = 0;
        for (int first = 0; first < best.Length; first += Best)
        {
            int cost = weights[best[first].Offset + senone] + best[first].Cost;
            for (int i = first + 1; i < first + Best; i++)
            {
                int other = weights[best[i].Offset + senone] + best[i].Cost;
                int apart = cost - other;
                cost = apart > 0 ? other - sums[apart] : cost - sums[-apart];
            }
            total += cost;
        }
        return total;
    }

    // Best first; their costs are still logarithms.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ChooseBest(int stream, Span<(int Offset, int Cost)> best)
    {
        Span<float> values = stackalloc float[Best];
        Span<int> places = stackalloc int[Best];
        values.Fill(float.NegativeInfinity);
        for (int i = 0; i < _fits.Length; i += Vector<float>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<float>(_fits, i), new Vector<float>(values[Best - 1])))
                continue;
            for (int density = i; density < i + Vector<float>.Count; density++)
            {
                float value = _fits[density];
                if (value <= values[Best - 1])
                    continue;
                int at = Best - 1;
                for (; at > 0 && value > values[at - 1]; at--)
                    (values[at], places[at]) = (values[at - 1], places[at - 1]);
                (values[at], places[at]) = (value, density);
            }
        }
        for (int i = 0; i < Best; i++)
            best[i] = (model.Weights.OffsetOf(stream, places[i]), (int)values[i] >> Scale.Shift);
    }

    private Span<(int Offset, int Cost)> BestOf(int codebook, int stream) => _best.AsSpan((codebook * Gaussians.Streams + stream) * Best, Best);

    private static int[] CreateUnseen(int count)
    {
        var frames = new int[count];
        Array.Fill(frames, -1);
        return frames;
    }
}
