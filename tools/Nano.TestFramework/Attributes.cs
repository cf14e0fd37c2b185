using System.Runtime.CompilerServices;
using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Marks a class with tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TestClassAttribute : MSTest.TestClassAttribute;

/// <summary>A method that runs once, before the tests of its class. A failing one does not stop them, a skipping one does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SetupAttribute : Attribute;

/// <summary>A method that runs once, after all tests of its class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class CleanupAttribute : Attribute;

/// <summary>Arguments for one run of a test method.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class DataRowAttribute(params object[] methodParameters) : MSTest.DataRowAttribute(methodParameters)
{
    public object[] MethodParameters { get; } = methodParameters;
}

/// <summary>Marks a test. It runs on an emulated machine of its own, so that files and pins of a test are its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class TestMethodAttribute([CallerFilePath] string callerFilePath = "", [CallerLineNumber] int callerLineNumber = -1)
    : MSTest.TestMethodAttribute(callerFilePath, callerLineNumber)
{
    public override async Task<MSTest.TestResult[]> ExecuteAsync(MSTest.ITestMethod testMethod)
    {
        if (ClassRun.Of(testMethod) is { Problem: { } problem }) return [problem];
        using var board = new TestBoard();
        return await board.RunAsync(() => base.ExecuteAsync(testMethod)).ConfigureAwait(false);
    }
}
