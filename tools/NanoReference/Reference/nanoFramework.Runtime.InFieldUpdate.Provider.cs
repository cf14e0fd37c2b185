// The public API of nanoFramework.Runtime.InFieldUpdate.Provider as its development branch has it; no package is published. Nothing here runs:
// the compiler only needs to know which members exist. Never add a member that a device does not have.
using System;

[assembly: System.Reflection.AssemblyVersion("0.0.0.0")]

namespace nanoFramework.Runtime.InFieldUpdate
{
    public delegate bool HealthCheck();

    public interface IUpdateProvider
    {
        bool TryGetOffer(out Version version, out int totalLength);
        int Read(int offset, byte[] buffer);
    }

    public class UpdateAgentOptions
    {
        public const int DefaultChunkSize = 4096;
        public const int DefaultMaxRetries = 3;
        public UpdateAgentOptions() => throw null;
        public int ChunkSize { get => throw null; set => throw null; }
        public int MaxRetries { get => throw null; set => throw null; }
        public HealthCheck ConfirmHook { get => throw null; set => throw null; }
    }
}
