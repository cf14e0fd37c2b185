using System.Reflection;

[assembly: AssemblyVersion("0.2.0")]
