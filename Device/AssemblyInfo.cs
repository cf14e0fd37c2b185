using System.Runtime.CompilerServices;

// The tests of a board reference the firmware instead of compiling it in.
[assembly: InternalsVisibleTo("NFUnitTest")]
