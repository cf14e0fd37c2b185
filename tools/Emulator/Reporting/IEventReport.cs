using Emulator.Running;

namespace Emulator.Reporting;

/// <summary>Tells whoever started the emulator what happens.</summary>
internal interface IEventReport
{
    /// <summary>May be called from any thread; returns at once.</summary>
    void Write(BoardEvent happened);
}
