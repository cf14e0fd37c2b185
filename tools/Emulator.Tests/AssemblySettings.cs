using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;

// Boards run in real time: two at once on two cores would disturb each other's sound.
[assembly: DoNotParallelize]

namespace Emulator.Tests;

[TestClass]
public static class AssemblySettings
{
    /// <summary>A firmware thread that dies must not take the test host along.</summary>
    [AssemblyInitialize]
    public static void Initialize(TestContext _) => ThreadDeaths.Watch();
}
