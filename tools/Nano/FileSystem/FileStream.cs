#nullable enable
using Nano;

namespace System.IO
{
    /// <summary>A file of the board's volume, unbuffered as on the board.</summary>
    public class FileStream : Stream
    {
        private readonly Stream _file;

        public FileStream(string path, FileMode mode)
            : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
        {
        }

        public FileStream(string path, FileMode mode, FileAccess access)
        {
            Name = path;
            _file = EmulatedMachine.Current.Storage.Open(path, mode, access);
        }

        public FileStream(string path, FileMode mode, FileAccess access, FileShare share)
            : this(path, mode, access)
        {
        }

        public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
            : this(path, mode, access)
        {
        }

        public string Name { get; }

        public override bool CanRead => _file.CanRead;

        public override bool CanSeek => _file.CanSeek;

        public override bool CanWrite => _file.CanWrite;

        public override long Length => _file.Length;

        public override long Position
        {
            get => _file.Position;
            set => _file.Position = value;
        }

        public override void Flush() => _file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

        public override void SetLength(long value) => _file.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count) => _file.Write(buffer, offset, count);

        protected override void Dispose(bool disposing)
        {
            if (disposing) _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
