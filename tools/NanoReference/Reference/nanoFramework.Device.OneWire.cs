// The public API of nanoFramework.Device.OneWire as the package nanoFramework.Device.OneWire 1.4.35 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System;
using System.Collections;

[assembly: System.Reflection.AssemblyVersion("1.4.35.0")]

namespace nanoFramework.Device.OneWire
{
    public class OneWireHost : IDisposable
    {
        public OneWireHost() => throw null;
        public byte[] SerialNumber { get => throw null; set => throw null; }
        public bool TouchReset() => throw null;
        public bool TouchBit(bool value) => throw null;
        public byte TouchByte(byte value) => throw null;
        public byte WriteByte(byte value) => throw null;
        public byte ReadByte() => throw null;
        public bool FindFirstDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand) => throw null;
        public bool FindNextDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand) => throw null;
        public ArrayList FindAllDevices() => throw null;
        protected virtual void Dispose(bool disposing) => throw null;
        public void Dispose() => throw null;
    }
}
