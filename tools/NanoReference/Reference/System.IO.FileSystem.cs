// The public API of System.IO.FileSystem as the package nanoFramework.System.IO.FileSystem 1.1.93 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;

[assembly: System.Reflection.AssemblyVersion("1.1.93.0")]

namespace System.IO
{
    public static class Directory
    {
        public static DirectoryInfo CreateDirectory(string path) => throw null;
        public static void Delete(string path) => throw null;
        public static void Delete(string path, bool recursive) => throw null;
        public static bool Exists(string path) => throw null;
        public static string GetCurrentDirectory() => throw null;
        public static string[] GetFiles(string path) => throw null;
        public static string[] GetDirectories(string path) => throw null;
        public static void Move(string sourceDirName, string destDirName) => throw null;
        public static void SetCurrentDirectory(string path) => throw null;
    }

    public sealed class DirectoryInfo : FileSystemInfo
    {
        public DirectoryInfo(string path) => throw null;
        public override string Name => throw null;
        public override bool Exists => throw null;
        public DirectoryInfo Root => throw null;
        public DirectoryInfo Parent => throw null;
        public void Create() => throw null;
        public DirectoryInfo CreateSubdirectory(string path) => throw null;
        public FileInfo[] GetFiles() => throw null;
        public DirectoryInfo[] GetDirectories() => throw null;
        public void MoveTo(string destDirName) => throw null;
        public override void Delete() => throw null;
        public void Delete(bool recursive) => throw null;
        protected override void HandleRefreshError() => throw null;
        public override string ToString() => throw null;
    }

    public sealed class DriveInfo
    {
        public DriveInfo(string driveName) => throw null;
        public DriveType DriveType { get => throw null; set => throw null; }
        public string Name { get => throw null; set => throw null; }
        public long TotalSize { get => throw null; set => throw null; }
        public static DriveInfo[] GetDrives() => throw null;
        public void Format(string fileSystem, uint parameter) => throw null;
        public void Refresh() => throw null;
        public static string[] GetFileSystems() => throw null;
        public static void MountRemovableVolumes() => throw null;
    }

    public enum DriveType
    {
        Unknown = 0,
        NoRootDirectory = 1,
        Removable = 2,
        Fixed = 3,
        Ram = 4,
    }

    public static class File
    {
        public static StreamWriter AppendText(string path) => throw null;
        public static void AppendAllText(string path, string contents) => throw null;
        public static void Copy(string sourceFileName, string destFileName) => throw null;
        public static void Copy(string sourceFileName, string destFileName, bool overwrite) => throw null;
        public static FileStream Create(string path) => throw null;
        public static FileStream Create(string path, int bufferSize) => throw null;
        public static void Delete(string path) => throw null;
        public static bool Exists(string path) => throw null;
        public static FileAttributes GetAttributes(string path) => throw null;
        public static void Move(string sourceFileName, string destFileName) => throw null;
        public static FileStream Open(string path, FileMode mode) => throw null;
        public static FileStream Open(string path, FileMode mode, FileAccess access) => throw null;
        public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => throw null;
        public static FileStream OpenRead(string path) => throw null;
        public static StreamReader OpenText(string path) => throw null;
        public static FileStream OpenWrite(string path) => throw null;
        public static byte[] ReadAllBytes(string path) => throw null;
        public static string ReadAllText(string path) => throw null;
        public static void SetAttributes(string path, FileAttributes fileAttributes) => throw null;
        public static void WriteAllBytes(string path, byte[] bytes) => throw null;
        public static void WriteAllText(string path, string contents) => throw null;
    }

    [Flags]
    public enum FileAccess
    {
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }

    [Flags]
    public enum FileAttributes
    {
        ReadOnly = 1,
        Hidden = 2,
        System = 4,
        Directory = 16,
        Archive = 32,
        Normal = 128,
    }

    public sealed class FileInfo : FileSystemInfo
    {
        public FileInfo(string fileName) => throw null;
        public override string Name => throw null;
        public long Length => throw null;
        public string DirectoryName => throw null;
        public DirectoryInfo Directory => throw null;
        public override bool Exists => throw null;
        public FileStream Create() => throw null;
        public override void Delete() => throw null;
        protected override void HandleRefreshError() => throw null;
        public override string ToString() => throw null;
    }

    public enum FileMode
    {
        CreateNew = 1,
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
        Truncate = 5,
        Append = 6,
    }

    [Flags]
    public enum FileShare
    {
        None = 0,
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }

    public class FileStream : Stream
    {
        public FileStream(string path, FileMode mode) => throw null;
        public FileStream(string path, FileMode mode, FileAccess access) => throw null;
        public FileStream(string path, FileMode mode, FileAccess access, FileShare share) => throw null;
        public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize) => throw null;
        public override bool CanRead => throw null;
        public override bool CanSeek => throw null;
        public override bool CanWrite => throw null;
        public override long Length => throw null;
        public override long Position { get => throw null; set => throw null; }
        public string Name => throw null;
        public override void Close() => throw null;
        protected override void Dispose(bool disposing) => throw null;
        public override void Flush() => throw null;
        public override int Read(byte[] buffer, int offset, int count) => throw null;
        public override int Read(SpanByte buffer) => throw null;
        public override int ReadByte() => throw null;
        public override long Seek(long offset, SeekOrigin origin) => throw null;
        public override void SetLength(long value) => throw null;
        public override void Write(byte[] buffer, int offset, int count) => throw null;
        public override void WriteByte(byte value) => throw null;
    }

    public abstract class FileSystemInfo : MarshalByRefObject
    {
        protected FileSystemInfo() => throw null;
        public FileAttributes Attributes => throw null;
        public virtual string FullName => throw null;
        public string Extension => throw null;
        public abstract bool Exists { get; }
        public abstract string Name { get; }
        public abstract void Delete();
        public virtual void Refresh() => throw null;
        protected abstract void HandleRefreshError();
    }

    public static class Path
    {
        public static readonly char DirectorySeparatorChar;
        public static readonly char AltDirectorySeparatorChar;
        public static readonly char VolumeSeparatorChar;
        public static readonly char PathSeparator;
        public static string ChangeExtension(string path, string extension) => throw null;
        public static string Combine(string path1, string path2) => throw null;
        public static string GetDirectoryName(string path) => throw null;
        [return: NotNullIfNotNull("path")]
        public static string GetExtension(string path) => throw null;
        [return: NotNullIfNotNull("path")]
        public static string GetFileName(string path) => throw null;
        [return: NotNullIfNotNull("path")]
        public static string GetFileNameWithoutExtension(string path) => throw null;
        public static string GetFullPath(string path) => throw null;
        public static char[] GetInvalidFileNameChars() => throw null;
        public static char[] GetInvalidPathChars() => throw null;
        public static string GetPathRoot(string path) => throw null;
        public static bool HasExtension([NotNullWhen(true)] string path) => throw null;
        public static bool IsPathRooted([NotNullWhen(true)] string path) => throw null;
    }
}

namespace nanoFramework.System.IO
{
    public class CardDetectChangedEventArgs : EventArgs
    {
        internal CardDetectChangedEventArgs() => throw null;
        public CardDetectState CardState => throw null;
        public uint SlotIndex => throw null;
    }

    public enum CardDetectState
    {
        Inserted = 0,
        Removed = 1,
    }

    public delegate void RemovableDeviceEventHandler(object sender, RemovableDriveEventArgs e);

    public class RemovableDriveEventArgs : EventArgs
    {
        internal RemovableDriveEventArgs() => throw null;
        public DriveInfo Drive => throw null;
        public RemovableDeviceEvent Event => throw null;

        public enum RemovableDeviceEvent
        {
            Inserted = 0,
            Removed = 1,
        }
    }

    public static class StorageEventManager
    {
        public static event RemovableDeviceEventHandler RemovableDeviceInserted { add => throw null; remove => throw null; }
        public static event RemovableDeviceEventHandler RemovableDeviceRemoved { add => throw null; remove => throw null; }
    }
}

namespace nanoFramework.System.IO.FileSystem
{
    public class CardDetectParameters
    {
        public bool enableCardDetectPin;
        public bool cardDetectedState;
        public uint cardDetectPin;
        public bool autoMount;
        public CardDetectParameters() => throw null;
    }

    public delegate void CardDetectStateEventHandler(object sender, CardDetectChangedEventArgs e);

    public class SDCard : IDisposable
    {
        public SDCard(uint slotIndex = 0) => throw null;
        public SDCard(SDCardMmcParameters mmcParameters, CardDetectParameters cdParameters = null) => throw null;
        public SDCard(SDCardSpiParameters spiParameters, CardDetectParameters cdParameters = null) => throw null;
        public SDInterfaceType CardType => throw null;
        public bool IsMounted => throw null;
        public bool CardDetectEnabled => throw null;
        public uint SlotIndex => throw null;
        public SDCardMmcParameters MmcParameters => throw null;
        public SDCardSpiParameters SpiParameters => throw null;
        public CardDetectParameters CdParameters => throw null;
        public bool IsCardDetected => throw null;
        public event CardDetectStateEventHandler CardDetectChanged { add => throw null; remove => throw null; }
        public void Mount() => throw null;
        public void Unmount() => throw null;
        public void Dispose() => throw null;

        public enum SDDataWidth
        {
            _1_bit = 1,
            _4_bit = 2,
        }

        public enum SDInterfaceType
        {
            System = 0,
            Mmc = 1,
            Spi = 2,
        }
    }

    public class SDCardMmcParameters
    {
        public uint slotIndex;
        public SDCard.SDDataWidth dataWidth;
        public SDCardMmcParameters() => throw null;
    }

    public class SDCardSpiParameters
    {
        public uint slotIndex;
        public uint spiBus;
        public uint chipSelectPin;
        public SDCardSpiParameters() => throw null;
    }
}
