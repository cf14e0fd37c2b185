using System.Collections.Concurrent;
using System.Reflection;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>
/// What the real launcher does with a class: Setup once before the tests, Cleanup once after, and every method called
/// without an instance, so that a class which keeps something in fields works here and breaks on the board.
/// </summary>
internal sealed class ClassRun
{
    private static readonly ConcurrentDictionary<Type, Lazy<ClassRun>> Runs = new();

    private ClassRun(Type testClass)
    {
        Problem = Refusal(testClass) ?? Run(testClass, typeof(SetupAttribute));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Run(testClass, typeof(CleanupAttribute));
    }

    /// <summary>Why no test of the class can run; null when they can.</summary>
    public MSTest.TestResult? Problem { get; }

    public static ClassRun Of(MSTest.ITestMethod testMethod) =>
        Runs.GetOrAdd(testMethod.MethodInfo.DeclaringType!, type => new Lazy<ClassRun>(() => new ClassRun(type))).Value;

    private static MSTest.TestResult? Refusal(Type testClass)
    {
        var field = testClass.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).FirstOrDefault();
        return field is null ? null : Result(MSTest.UnitTestOutcome.Failed, new InvalidOperationException(
            $"{testClass.Name} has the instance field {field.Name}; on a board its methods are called without an instance."));
    }

    private static MSTest.TestResult? Run(Type testClass, Type attribute)
    {
        foreach (var method in testClass.GetMethods().Where(method => method.IsDefined(attribute)))
        {
            try
            {
                method.Invoke(method.IsStatic ? null : testClass.GetConstructor([])!.Invoke(null), null);
            }
            catch (TargetInvocationException failure) when (failure.InnerException is SkipTestException skipped)
            {
                return Result(MSTest.UnitTestOutcome.Inconclusive, skipped);
            }
            catch (TargetInvocationException failure)
            {
                // The launcher goes on after a failed Setup; a test run that is to be trusted does not.
                return Result(MSTest.UnitTestOutcome.Failed, failure.InnerException!);
            }
        }

        return null;
    }

    private static MSTest.TestResult Result(MSTest.UnitTestOutcome outcome, Exception why) => new() { Outcome = outcome, TestFailureException = why };
}
