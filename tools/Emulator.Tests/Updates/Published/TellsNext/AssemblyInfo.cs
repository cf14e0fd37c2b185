using System.Reflection;

[assembly: AssemblyVersion("0.3.0")]
