namespace Nano;

/// <summary>A file of the volume that is written to: full volumes and failing power end here.</summary>
internal sealed class VolumeStream(Storage storage, FileStream file) : Stream
{
    public override bool CanRead => file.CanRead;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => file.CanWrite;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => file.Position = value; }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count)
    {
        var allowed = storage.Allow(count, grows: file.Position + count > file.Length);
        file.Write(buffer, offset, allowed);
        if (allowed == count) return;
        file.Flush();
        throw new BoardRebootedException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}
