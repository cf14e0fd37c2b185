using System.Runtime.ExceptionServices;
using Nano;

namespace Emulator.Running;

/// <summary>
/// On a board an exception that nobody catches ends its thread silently; on a PC it would end the process. Threads of an
/// emulated board die as on the board, and the board's console says so.
/// </summary>
internal static class ThreadDeaths
{
    /// <summary>To be called once, before the first board starts.</summary>
    public static void Watch() => ExceptionHandling.SetUnhandledExceptionHandler(Survive);

    private static bool Survive(Exception unhandled)
    {
        var machine = EmulatedMachine.Find();
        machine?.NoteThreadDeath(unhandled);

        // A timer's thread has left its board by the time its exception gets here.
        return machine is not null || unhandled is BoardRebootedException;
    }
}
