using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>Assertions on collections, element by element.</summary>
public sealed class CollectionAssert
{
    public static void Empty(ICollection collection, string message = "") => Assert.Require(collection.Count == 0, $"{collection.Count} elements", message);

    public static void NotEmpty(ICollection collection, string message = "") => Assert.Require(collection.Count > 0, "no elements", message);

    public static void AreEqual(ICollection expected, ICollection actual, string message = "") =>
        Assert.Require(AreAlike(expected, actual), $"expected {Show(expected)}, got {Show(actual)}", message);

    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "") =>
        Assert.Require(!AreAlike(notExpected, actual), $"both are {Show(actual)}", message);

    private static bool AreAlike(ICollection a, ICollection b) => a.Cast<object?>().SequenceEqual(b.Cast<object?>());

    private static string Show(ICollection collection) => $"[{string.Join(", ", collection.Cast<object?>())}]";
}
