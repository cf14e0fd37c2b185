extern alias Bcl;
using PcHmac = Bcl::System.Security.Cryptography.HMACSHA256;

namespace System.Security.Cryptography;

/// <summary>The keyed hash that boards have natively.</summary>
public class HMACSHA256(byte[] key) : IDisposable
{
    public HMACSHA256()
        : this(Guid.NewGuid().ToByteArray())
    {
    }

    /// <summary>32 bytes, once computed.</summary>
    public byte[]? Hash { get; private set; }

    public byte[] Key { get; set; } = key;

    public static byte[] HashData(byte[] key, byte[] source) => PcHmac.HashData(key, source);

    public byte[] ComputeHash(byte[] buffer) => Hash = HashData(Key, buffer);

    public void Dispose() => System.GC.SuppressFinalize(this);
}
