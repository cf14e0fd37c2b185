// The public API of nanoFramework.System.Security.Cryptography as the package nanoFramework.System.Security.Cryptography 1.0.43 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.0.43.0")]

namespace System.Security.Cryptography
{
    public class Aes
    {
        public Aes(CipherMode mode) => throw null;
        public CipherMode Mode { get => throw null; set => throw null; }
        public byte[] Key { get => throw null; set => throw null; }
        public byte[] IV { get => throw null; set => throw null; }
        public void GenerateIV() => throw null;
        public byte[] Encrypt(byte[] data) => throw null;
        public byte[] Decrypt(byte[] data) => throw null;
    }

    public enum CipherMode
    {
        None = 0,
        CBC = 1,
        ECB = 2,
    }

    public class HMACSHA256 : IDisposable
    {
        public HMACSHA256() => throw null;
        public HMACSHA256(byte[] key) => throw null;
        public byte[] Hash => throw null;
        public byte[] Key { get => throw null; set => throw null; }
        public byte[] ComputeHash(byte[] buffer) => throw null;
        public static byte[] HashData(byte[] key, byte[] source) => throw null;
        public void Dispose() => throw null;
        protected void Dispose(bool disposing) => throw null;
    }

    public class HMACSHA512 : IDisposable
    {
        public HMACSHA512() => throw null;
        public HMACSHA512(byte[] key) => throw null;
        public byte[] Hash => throw null;
        public byte[] Key { get => throw null; set => throw null; }
        public byte[] ComputeHash(byte[] buffer) => throw null;
        public static byte[] HashData(byte[] key, byte[] source) => throw null;
        public void Dispose() => throw null;
        protected void Dispose(bool disposing) => throw null;
    }
}
