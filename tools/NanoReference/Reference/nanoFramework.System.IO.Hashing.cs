// The public API of nanoFramework.System.IO.Hashing as the package nanoFramework.System.IO.Hashing 1.0.40 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.0.40.0")]

namespace System.IO.Hashing
{
    public class Crc32
    {
        public Crc32() => throw null;
        public void Append(SpanByte source) => throw null;
        public void Append(byte[] source) => throw null;
        public void Append(byte value) => throw null;
        public void Reset() => throw null;
        public uint GetCurrentHashAsUInt32() => throw null;
        public static uint HashToUInt32(SpanByte source) => throw null;
    }
}
