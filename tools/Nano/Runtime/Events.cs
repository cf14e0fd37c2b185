namespace nanoFramework.Runtime.Events;

/// <summary>What every native event carries.</summary>
public class BaseEvent
{
    public ushort Source;
    public byte Message;
}
