namespace Firmware.Protocol
{
    /// <summary>A message from the server, read by <see cref="ServerMessageReader"/>.</summary>
    public abstract class ServerMessage
    {
    }
}
