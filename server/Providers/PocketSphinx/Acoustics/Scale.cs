namespace Providers.PocketSphinx.Acoustics;

/// <summary>The logarithms that the model's scores are counted in: whole numbers to base 1.0001, and a thousandth of
/// them, 0.1024 nepers, in the search.</summary>
internal static class Scale
{
    /// <summary>From fine to coarse logarithms.</summary>
    public const int Shift = 10;

    private static readonly double PerNeper = 1 / Math.Log(1.0001);

    /// <summary>Of a probability, fine.</summary>
    public static int Fine(double probability) => FineOf(Math.Log(probability));

    /// <summary>Of a natural logarithm, fine; towards zero, as PocketSphinx counts.</summary>
    public static int FineOf(double nepers) => (int)(nepers * PerNeper);

    /// <summary>Of a probability, coarse.</summary>
    public static int Coarse(double probability) => Fine(probability) >> Shift;

    /// <summary>What is to be taken off the smaller of two negated coarse logarithms for their sum, by how far they are
    /// apart.</summary>
    public static byte[] SumTable()
    {
        var table = new byte[512];
        for (int apart = 0; apart < table.Length; apart++)
        {
            double sum = Math.Log(1 + Math.Pow(1.0001, -(double)(apart << Shift)));
            table[apart] = (byte)((int)(sum * PerNeper + (1 << (Shift - 1))) >> Shift);
        }
        return table;
    }
}
