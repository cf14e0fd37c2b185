namespace Nano;

/// <summary>A file of the volume: its calls are counted, full volumes and failing power end here.</summary>
internal sealed class VolumeStream(Storage storage, FileStream file, NativeCallMeter meter) : Stream
{
    public override bool CanRead => file.CanRead;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => file.CanWrite;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => file.Position = value; }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var counts = meter.Enter(NativeCall.FileRead);
        var read = 0;
        try
        {
            read = file.Read(buffer, offset, count);
            return read;
        }
        finally
        {
            counts.Leave(read, 0);
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count)
    {
        var counts = meter.Enter(NativeCall.FileWrite);
        var allowed = 0;
        try
        {
            allowed = storage.Allow(count, grows: file.Position + count > file.Length);
            file.Write(buffer, offset, allowed);
            if (allowed == count) return;
            file.Flush();
            throw new BoardRebootedException();
        }
        finally
        {
            counts.Leave(allowed, 0);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}
