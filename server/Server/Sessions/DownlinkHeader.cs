using Server.Protocol;

namespace Server.Sessions;

/// <summary>Puts the header before each frame that a session is sent, and counts them. One turn at a time.</summary>
internal sealed class DownlinkHeader(BinaryFraming framing, int frameMilliseconds)
{
    private uint _frames;

    /// <summary>Bytes to leave free before a frame.</summary>
    public int Bytes => framing.HeaderBytes;

    /// <summary>Fills the header in. The time of a frame is that of the sound that was sent before it in this session.</summary>
    public void Write(Span<byte> message)
    {
        framing.WriteHeader(message, _frames, unchecked(_frames * (uint)frameMilliseconds));
        unchecked
        {
            _frames++;
        }
    }
}
