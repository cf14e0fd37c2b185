using System.Buffers.Binary;

namespace Server.Protocol;

/// <summary>What a binary message holds.</summary>
internal enum FrameKind
{
    Audio,

    /// <summary>A text message that came as a binary one.</summary>
    Json,

    /// <summary>Too short, of an unknown type, or its size is not what it says.</summary>
    Malformed,
}

/// <summary>How a client wraps audio in binary messages, the same both ways. All numbers are big-endian.</summary>
internal abstract class BinaryFraming
{
    private static readonly BinaryFraming Raw = new RawFraming();
    private static readonly BinaryFraming Version2 = new Version2Framing();
    private static readonly BinaryFraming Version3 = new Version3Framing();
    private static readonly BinaryFraming Gateway = new GatewayFraming();

    /// <summary>The version of the binary protocol, for the server's hello.</summary>
    public virtual int Version => 1;

    /// <summary>Bytes before the payload.</summary>
    public abstract int HeaderBytes { get; }

    /// <summary>The framing that a hello asks for. An unknown version is taken for 1: the payload alone.</summary>
    public static BinaryFraming Of(int version, bool isMqttGateway) => (version, isMqttGateway) switch
    {
        (_, true) => Gateway,
        (2, _) => Version2,
        (3, _) => Version3,
        _ => Raw,
    };

    /// <summary>Fills in the header of a message that holds its payload already.</summary>
    /// <param name="message">Header and payload, nothing behind: devices trust the size without checking it.</param>
    /// <param name="sequence">How many frames this session was sent before.</param>
    /// <param name="milliseconds">Where in the sound of this session the frame begins.</param>
    public abstract void WriteHeader(Span<byte> message, uint sequence, uint milliseconds);

    /// <summary>Takes a message apart; the payload is a part of it.</summary>
    public abstract FrameKind Read(ReadOnlyMemory<byte> message, out ReadOnlyMemory<byte> payload);

    private FrameKind Open(ReadOnlyMemory<byte> message, int type, uint size, out ReadOnlyMemory<byte> payload)
    {
        payload = message[HeaderBytes..];
        if (size != payload.Length) return FrameKind.Malformed;
        return type switch { 0 => FrameKind.Audio, 1 => FrameKind.Json, _ => FrameKind.Malformed };
    }

    private sealed class RawFraming : BinaryFraming
    {
        public override int HeaderBytes => 0;

        public override void WriteHeader(Span<byte> message, uint sequence, uint milliseconds)
        {
        }

        public override FrameKind Read(ReadOnlyMemory<byte> message, out ReadOnlyMemory<byte> payload)
        {
            payload = message;
            return FrameKind.Audio;
        }
    }

    /// <summary><c>u16 version, u16 type, u32 reserved, u32 milliseconds, u32 size</c>.</summary>
    private sealed class Version2Framing : BinaryFraming
    {
        public override int Version => 2;

        public override int HeaderBytes => 16;

        public override void WriteHeader(Span<byte> message, uint sequence, uint milliseconds)
        {
            BinaryPrimitives.WriteUInt16BigEndian(message, 2);
            message[2..8].Clear();
            BinaryPrimitives.WriteUInt32BigEndian(message[8..], milliseconds);
            BinaryPrimitives.WriteUInt32BigEndian(message[12..], (uint)(message.Length - HeaderBytes));
        }

        public override FrameKind Read(ReadOnlyMemory<byte> message, out ReadOnlyMemory<byte> payload)
        {
            payload = default;
            if (message.Length < HeaderBytes) return FrameKind.Malformed;
            var header = message.Span;
            return Open(
                message, BinaryPrimitives.ReadUInt16BigEndian(header[2..]), BinaryPrimitives.ReadUInt32BigEndian(header[12..]),
                out payload);
        }
    }

    /// <summary><c>u8 type, u8 reserved, u16 size</c>.</summary>
    private sealed class Version3Framing : BinaryFraming
    {
        public override int Version => 3;

        public override int HeaderBytes => 4;

        public override void WriteHeader(Span<byte> message, uint sequence, uint milliseconds)
        {
            message[..2].Clear();
            BinaryPrimitives.WriteUInt16BigEndian(message[2..], checked((ushort)(message.Length - HeaderBytes)));
        }

        public override FrameKind Read(ReadOnlyMemory<byte> message, out ReadOnlyMemory<byte> payload)
        {
            payload = default;
            if (message.Length < HeaderBytes) return FrameKind.Malformed;
            var header = message.Span;
            return Open(message, header[0], BinaryPrimitives.ReadUInt16BigEndian(header[2..]), out payload);
        }
    }

    /// <summary>Between a gateway that speaks MQTT and UDP with devices and this server. Up: milliseconds at 8, size at 12.
    /// Down: 1, 0, u16 size, u32 sequence, u32 milliseconds, u32 size.</summary>
    private sealed class GatewayFraming : BinaryFraming
    {
        public override int HeaderBytes => 16;

        public override void WriteHeader(Span<byte> message, uint sequence, uint milliseconds)
        {
            var size = message.Length - HeaderBytes;
            message[0] = 1;
            message[1] = 0;
            BinaryPrimitives.WriteUInt16BigEndian(message[2..], checked((ushort)size));
            BinaryPrimitives.WriteUInt32BigEndian(message[4..], sequence);
            BinaryPrimitives.WriteUInt32BigEndian(message[8..], milliseconds);
            BinaryPrimitives.WriteUInt32BigEndian(message[12..], (uint)size);
        }

        public override FrameKind Read(ReadOnlyMemory<byte> message, out ReadOnlyMemory<byte> payload)
        {
            payload = default;
            if (message.Length < HeaderBytes) return FrameKind.Malformed;
            return Open(message, 0, BinaryPrimitives.ReadUInt32BigEndian(message.Span[12..]), out payload);
        }
    }
}
