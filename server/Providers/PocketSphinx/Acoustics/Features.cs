namespace Providers.PocketSphinx.Acoustics;

/// <summary>What the model looks at in a row: its cepstrum, how that changes, and how the change changes.</summary>
internal static class Features
{
    /// <summary>Rows before and after a row that its features are made of.</summary>
    public const int WindowRows = 3;

    /// <summary>Values of one row's features.</summary>
    public const int Length = Gaussians.Streams * FrontEnd.RowLength;

    /// <summary>Makes the features of a row; beyond the ends the outermost row is repeated.</summary>
    /// <param name="rows">All rows that there are, flat.</param>
    /// <param name="mean">To be taken off.</param>
    public static void Of(ReadOnlySpan<float> rows, int row, ReadOnlySpan<float> mean, Span<float> features)
    {
        int last = rows.Length / FrontEnd.RowLength - 1;
        ReadOnlySpan<float> own = At(rows, row, last);
        ReadOnlySpan<float> before3 = At(rows, row - 3, last);
        ReadOnlySpan<float> before2 = At(rows, row - 2, last);
        ReadOnlySpan<float> before1 = At(rows, row - 1, last);
        ReadOnlySpan<float> after1 = At(rows, row + 1, last);
        ReadOnlySpan<float> after2 = At(rows, row + 2, last);
        ReadOnlySpan<float> after3 = At(rows, row + 3, last);
        for (int i = 0; i < FrontEnd.RowLength; i++)
        {
            features[i] = own[i] - mean[i];
            features[FrontEnd.RowLength + i] = after2[i] - before2[i];
            features[2 * FrontEnd.RowLength + i] = after3[i] - before1[i] - (after1[i] - before3[i]);
        }
    }

    private static ReadOnlySpan<float> At(ReadOnlySpan<float> rows, int row, int last)
        => rows.Slice(Math.Clamp(row, 0, last) * FrontEnd.RowLength, FrontEnd.RowLength);
}
