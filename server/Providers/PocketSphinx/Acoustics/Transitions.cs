namespace Providers.PocketSphinx.Acoustics;

/// <summary>What it costs to stay in a part of a phone, to go to the next and to leave out one: negated coarse
/// logarithms.</summary>
internal sealed class Transitions
{
    /// <summary>There is no such way.</summary>
    public const int None = 255;

    private const double Floor = 0.0001;
    private const int Targets = ModelDefinition.StatesPerPhone + 1;

    private readonly byte[] _costs;

    /// <exception cref="InvalidDataException">It is no file of transition matrices of three states.</exception>
    public Transitions(string path)
    {
        var file = new ModelFile(path);
        file.SkipHeader();
        int count = file.ReadInt();
        if (file.ReadInt() != ModelDefinition.StatesPerPhone || file.ReadInt() != Targets || file.ReadInt() != count * Length)
            throw file.Broken();
        _costs = new byte[count * Length];
        Span<double> row = stackalloc double[Targets];
        for (int i = 0; i < _costs.Length; i += Targets)
        {
            for (int k = 0; k < Targets; k++)
                row[k] = file.ReadFloat();
            Normalise(row);
            for (int k = 0; k < Targets; k++)
                row[k] = row[k] == 0 ? 0 : Math.Max(row[k], Floor);
            Normalise(row);
            for (int k = 0; k < Targets; k++)
                _costs[i + k] = row[k] == 0 ? (byte)None : (byte)Math.Min(-Scale.Fine(row[k]) >> Scale.Shift, None);
        }
    }

    /// <summary>Costs of a matrix: from each of three states to each of four, the last of which is the way out.</summary>
    public const int Length = ModelDefinition.StatesPerPhone * Targets;

    /// <summary>The costs of one matrix, by rows.</summary>
    public ReadOnlySpan<byte> Of(int matrix) => _costs.AsSpan(matrix * Length, Length);

    private static void Normalise(Span<double> row)
    {
        double sum = 0;
        foreach (double value in row)
            sum += value;
        foreach (ref double value in row)
            value /= sum;
    }
}
