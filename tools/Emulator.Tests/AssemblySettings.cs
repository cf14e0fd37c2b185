using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;

// Boards run in real time and wait most of it: two at a time. What measures, runs alone.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]

namespace Emulator.Tests;

[TestClass]
public static class AssemblySettings
{
    /// <summary>A firmware thread that dies must not take the test host along.</summary>
    [AssemblyInitialize]
    public static void Initialize(TestContext _) => ThreadDeaths.Watch();
}
