namespace Nano;

/// <summary>The pins of the chip and the wires on them.</summary>
public sealed class PinHeader
{
    private readonly EmulatedPin[] _pins;

    internal PinHeader(IBoardClock clock, InterruptLine interrupts)
    {
        _pins = new EmulatedPin[64];
        for (var number = 0; number < _pins.Length; number++) _pins[number] = new EmulatedPin(number, clock, interrupts, this);
    }

    /// <summary>Raised, on the thread that caused it, when the voltage or the PWM duty on a pin changes.</summary>
    public event EventHandler<EmulatedPin>? Changed;

    public EmulatedPin this[int number] => _pins[number];

    internal void Reset()
    {
        foreach (var pin in _pins) pin.Close();
    }

    internal void RaiseChanged(EmulatedPin pin) => Changed?.Invoke(this, pin);
}
