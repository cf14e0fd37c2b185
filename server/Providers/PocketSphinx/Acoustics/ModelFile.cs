using System.Buffers.Binary;
using System.Text;

namespace Providers.PocketSphinx.Acoustics;

/// <summary>Reads a file of the acoustic model, little-endian, from the beginning on.</summary>
internal sealed class ModelFile
{
    private const uint ByteOrder = 0x11223344;

    private readonly string _path;
    private readonly byte[] _bytes;
    private int _at;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public ModelFile(string path) => (_path, _bytes) = (path, File.ReadAllBytes(path));

    /// <summary>Skips the text that files of parameters begin with, and the mark of the byte order.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public void SkipHeader()
    {
        int end = _bytes.AsSpan().IndexOf("endhdr\n"u8);
        if (!_bytes.AsSpan().StartsWith("s3\n"u8) || end < 0)
            throw Broken();
        _at = end + "endhdr\n".Length;
        if ((uint)ReadInt() != ByteOrder)
            throw Broken();
    }

    public int ReadInt() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public short ReadShort() => BinaryPrimitives.ReadInt16LittleEndian(Take(sizeof(short)));

    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));

    public string ReadText()
    {
        int length = _bytes.AsSpan(_at).IndexOf((byte)0);
        return Encoding.ASCII.GetString(Take(length + 1)[..^1]);
    }

    /// <summary>Goes on at a multiple of four bytes from a place.</summary>
    public void Align(int from) => _at = from + ((_at - from + 3) & ~3);

    public int Position => _at;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _at)
            throw Broken();
        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }

    /// <summary>For what does not fit together.</summary>
    public InvalidDataException Broken() => new($"{_path} is no file of an acoustic model that this server can use.");
}
