// The public API of nanoFramework.System.Runtime as the package nanoFramework.System.Runtime 1.0.28 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.0.28.0")]
