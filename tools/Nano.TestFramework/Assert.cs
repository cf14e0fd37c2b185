namespace nanoFramework.TestFramework;

/// <summary>The assertions of the real library that are not marked as obsolete there.</summary>
public sealed partial class Assert
{
    public static void AreSame(object? expected, object? actual, string message = "") =>
        Require(ReferenceEquals(expected, actual), $"{Show(actual)} is another object than {Show(expected)}", message);

    public static void AreNotSame(object? notExpected, object? actual, string message = "") =>
        Require(!ReferenceEquals(notExpected, actual), $"both are the object {Show(actual)}", message);

    public static void Contains(string expected, string value, string message = "") =>
        Require(value.Contains(expected, StringComparison.Ordinal), $"{Show(value)} does not contain {Show(expected)}", message);

    public static void DoesNotContains(string notExpected, string value, string message = "") =>
        Require(!value.Contains(notExpected, StringComparison.Ordinal), $"{Show(value)} contains {Show(notExpected)}", message);

    public static void StartsWith(string expected, string value, string message = "") =>
        Require(value.StartsWith(expected, StringComparison.Ordinal), $"{Show(value)} does not start with {Show(expected)}", message);

    public static void EndsWith(string expected, string value, string message = "") =>
        Require(value.EndsWith(expected, StringComparison.Ordinal), $"{Show(value)} does not end with {Show(expected)}", message);

    public static void IsTrue(bool condition, string message = "") => Require(condition, "expected true", message);

    public static void IsFalse(bool condition, string message = "") => Require(!condition, "expected false", message);

    public static void IsNull(object? value, string message = "") => Require(value is null, $"expected null, got {Show(value)}", message);

    public static void IsNotNull(object? value, string message = "") => Require(value is not null, "expected something, got null", message);

    public static void IsInstanceOfType(object? value, Type expected, string message = "") =>
        Require(expected.IsInstanceOfType(value), $"{Show(value)} is no {expected.Name}", message);

    public static void IsNotInstanceOfType(object? value, Type notExpected, string message = "") =>
        Require(!notExpected.IsInstanceOfType(value), $"{Show(value)} is a {notExpected.Name}", message);

    public static void SkipTest(string? message = null) => throw new SkipTestException(message);

    /// <summary>Exactly that type; one derived from it does not do.</summary>
    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        try
        {
            action();
        }
        catch (Exception thrown)
        {
            Require(thrown.GetType() == exception, $"expected {exception.Name}, got {thrown}", message);
            return;
        }

        Require(false, $"expected {exception.Name}, nothing was thrown", message);
    }

    internal static void Require(bool condition, string problem, string message)
    {
        if (!condition) throw new TestFrameworkShared.AssertFailedException(message.Length > 0 ? $"{problem}. {message}" : problem);
    }

    private static string Show(object? value) => value is null ? "null" : value is string text ? $"\"{text}\"" : value.ToString() ?? string.Empty;
}
