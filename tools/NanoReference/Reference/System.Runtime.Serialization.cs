// The public API of System.Runtime.Serialization as the package nanoFramework.System.Runtime.Serialization 1.0.57 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.0.57.0")]

namespace System.Runtime.Serialization
{
    [AttributeUsage(AttributeTargets.Field, Inherited = false)]
    public sealed class FieldNoReflectionAttribute : Attribute
    {
        public FieldNoReflectionAttribute() => throw null;
    }

    public class SerializationException : Exception
    {
        public Type Type;
        public SerializationException() => throw null;
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field, Inherited = true)]
    public class SerializationHintsAttribute : Attribute
    {
        public SerializationOptions Options;
        public int ArraySize;
        public int BitPacked;
        public long RangeBias;
        public ulong Scale;
        public SerializationHintsAttribute() => throw null;
    }

    [Flags]
    public enum SerializationOptions
    {
        PointerNeverNull = 16,
        ElementsNeverNull = 32,
        FixedType = 256,
    }
}

namespace System.Runtime.Serialization.Formatters.Binary
{
    public static class BinaryFormatter
    {
        public static byte[] Serialize(object graph) => throw null;
        public static object Deserialize(byte[] buffer) => throw null;
    }
}
