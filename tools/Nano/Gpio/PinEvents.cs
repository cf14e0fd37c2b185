using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);

/// <summary>One edge on one pin.</summary>
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) : BaseEvent
{
    public PinEventTypes ChangeType { get; } = changeType;

    public int PinNumber { get; } = pinNumber;
}
