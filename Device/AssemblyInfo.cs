using System.Reflection;
using System.Runtime.CompilerServices;

// The one place where the version of the firmware is written: raise it for every firmware that is published. Only what is
// newer, number by number, gets installed.
[assembly: AssemblyVersion("0.1.0")]

// The tests of a board reference the firmware instead of compiling it in.
[assembly: InternalsVisibleTo("NFUnitTest")]
