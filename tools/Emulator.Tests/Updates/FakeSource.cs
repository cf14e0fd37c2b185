extern alias Device;
using Device::Firmware.Update;

namespace Emulator.Tests.Updates;

/// <summary>A server that has one firmware and does with it what the test wants. It asks and answers without waiting.</summary>
internal sealed class FakeSource(byte[] firmware) : IFirmwareSource, IUpdateCheck
{
    public byte[] Firmware { get; set; } = firmware;

    /// <summary>Bytes after which the link breaks, once; negative: it holds.</summary>
    public int BreaksAfter { get; set; } = -1;

    public bool KnowsRanges { get; set; } = true;

    /// <summary>Answered in place of the firmware when it is not 0.</summary>
    public int Status { get; set; }

    public bool IsReachable { get; set; } = true;

    /// <summary>From which byte on it was asked, each time.</summary>
    public List<int> Asked { get; } = [];

    public IFirmwareSource Source => this;

    /// <summary>What the next check answers.</summary>
    public UpdateAnswer? Answer { get; set; }

    public int Checks { get; private set; }

    public bool TryAsk(out UpdateAnswer answer, out string problem)
    {
        Checks++;
        answer = Answer!;
        problem = string.Empty;
        return Answer is not null;
    }

    public IFirmwareBody Open(string url, int fromByte)
    {
        if (!IsReachable) throw new InvalidOperationException("nobody there");
        Asked.Add(fromByte);
        if (Status != 0) return new Body(this, Status, []);
        if (fromByte > Firmware.Length) return new Body(this, 416, []);
        return fromByte > 0 && KnowsRanges ? new Body(this, 206, Firmware[fromByte..]) : new Body(this, 200, Firmware);
    }

    private sealed class Body(FakeSource source, int status, byte[] bytes) : IFirmwareBody
    {
        private int _at;

        public int Status => status;

        public long LengthBytes => bytes.Length;

        public int Read(byte[] buffer, int offset, int count)
        {
            // As a network gives it: less than was asked for.
            var given = Math.Min(Math.Min(count, 1400), bytes.Length - _at);
            if (source.BreaksAfter >= 0 && _at + given > source.BreaksAfter)
            {
                given = source.BreaksAfter - _at;
                if (given <= 0)
                {
                    source.BreaksAfter = -1;
                    throw new IOException("the link broke");
                }
            }

            bytes.AsSpan(_at, given).CopyTo(buffer.AsSpan(offset));
            _at += given;
            return given;
        }

        public void Close() => _at = bytes.Length;
    }
}
