using System.Reflection;

[assembly: AssemblyVersion("0.4.0")]
