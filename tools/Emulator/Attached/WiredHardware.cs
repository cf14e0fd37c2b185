using Nano;

namespace Emulator.Attached;

/// <summary>Hardware on pins: tells when one of them changes.</summary>
internal abstract class WiredHardware(string thing) : IAttachedHardware
{
    public event EventHandler? Changed;

    public string Thing => thing;

    public abstract string Describe();

    /// <summary>Raises <see cref="Changed"/> whenever one of the pins changes.</summary>
    protected void Watch(EmulatedMachine machine, params EmulatedPin[] pins) => machine.Pins.Changed += (_, changed) =>
    {
        if (Array.IndexOf(pins, changed) < 0) return;
        OnPinChanged(changed);
        RaiseChanged();
    };

    protected void RaiseChanged() => Changed?.Invoke(this, EventArgs.Empty);

    /// <summary>Called before <see cref="Changed"/> is raised for a pin.</summary>
    protected virtual void OnPinChanged(EmulatedPin pin)
    {
        // Most hardware is where its pins are and remembers nothing.
    }
}
