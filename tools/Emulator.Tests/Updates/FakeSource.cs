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

    /// <summary>By which a part begins elsewhere than it was asked to.</summary>
    public int Shift { get; set; }

    public bool TryOpen(string url, int fromByte, out IFirmwareBody body, out string problem)
    {
        body = null!;
        problem = IsReachable ? null! : "nobody there";
        if (!IsReachable) return false;
        Asked.Add(fromByte);
        body = Status != 0 ? new Body(this, Status, 0, [])
            : fromByte > Firmware.Length ? new Body(this, 416, 0, [])
            : fromByte > 0 && KnowsRanges ? new Body(this, 206, fromByte + Shift, Firmware[(fromByte + Shift)..])
            : new Body(this, 200, 0, Firmware);
        return true;
    }

    private sealed class Body(FakeSource source, int status, int fromByte, byte[] bytes) : IFirmwareBody
    {
        private int _at;

        public int Status => status;

        public int FromByte => fromByte;

        public int LengthBytes => bytes.Length;

        public int Read(byte[] buffer, int offset, int count)
        {
            var given = Math.Min(count, bytes.Length - _at);
            if (source.BreaksAfter >= 0 && _at + given > source.BreaksAfter)
            {
                given = source.BreaksAfter - _at;
                source.BreaksAfter = -1;
            }

            bytes.AsSpan(_at, given).CopyTo(buffer.AsSpan(offset));
            _at += given;
            return given;
        }

        public void Close() => _at = bytes.Length;
    }
}
