namespace System.Net.Sockets;

/// <summary>A stream over a socket.</summary>
public class NetworkStream(Socket socket, bool ownsSocket) : IO.Stream
{
    public NetworkStream(Socket socket)
        : this(socket, false)
    {
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanTimeout => true;

    public override bool CanWrite => true;

    public override int ReadTimeout { get => socket.ReceiveTimeout; set => socket.ReceiveTimeout = value; }

    public override int WriteTimeout { get => socket.SendTimeout; set => socket.SendTimeout = value; }

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public virtual bool DataAvailable => socket.Available > 0;

    protected Socket Socket => socket;

    public override void Flush()
    {
        // Nothing is kept back.
    }

    public override int Read(byte[] buffer, int offset, int count) => socket.Receive(buffer, offset, count, SocketFlags.None);

    public override void Write(byte[] buffer, int offset, int count)
    {
        for (var sent = 0; sent < count;) sent += socket.Send(buffer, offset + sent, count - sent, SocketFlags.None);
    }

    public override long Seek(long offset, IO.SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsSocket) socket.Dispose();
        base.Dispose(disposing);
    }
}
