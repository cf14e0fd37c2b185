// The public API of nanoFramework.Runtime.InFieldUpdate as its development branch has it; no package is published. Nothing here runs:
// the compiler only needs to know which members exist. Never add a member that a device does not have.
using System;

[assembly: System.Reflection.AssemblyVersion("0.0.0.0")]

namespace nanoFramework.Runtime.InFieldUpdate
{
    public class ImageInfo
    {
        internal ImageInfo() => throw null;
        public ImageType Image => throw null;
        public SlotId Slot => throw null;
        public Version Version => throw null;
        public byte[] ImageHash => throw null;
        public bool HasValidHeader => throw null;
        public bool IsActive => throw null;
        public bool IsConfirmed => throw null;
        public bool IsPending => throw null;
        public bool IsBootable => throw null;
        public bool IsRollbackPending => throw null;
        public override string ToString() => throw null;
    }

    public static class ImageInfoExtensions
    {
        public static string ToTable(this ImageInfo[] images) => throw null;
    }

    public enum ImageType
    {
        NanoClr = 0,
        Deployment = 1,
    }

    public enum SlotId
    {
        Primary = 0,
        Secondary = 1,
    }

    public static class UpdateManager
    {
        public static UpdateStatus GetStatus(ImageType image) => throw null;
        public static ImageInfo GetPrimaryImageInfo(ImageType image) => throw null;
        public static ImageInfo GetSecondaryImageInfo(ImageType image) => throw null;
        public static ImageInfo[] GetImageList() => throw null;
        public static UpdateSessionResult EraseSecondaryImage(ImageType image) => throw null;
        public static UpdateSessionResult StartUpdateSession(ImageType image, int totalLength, out UpdateSession session) => throw null;
        public static UpdateSessionResult ResumeUpdateSession(ImageType image, int totalLength, byte[] expectedHeader, out UpdateSession session) => throw null;
        public static UpdateSessionResult StoreImageChunk(UpdateSession session, byte[] data, int offset, int count) => throw null;
        public static UpdateSessionResult CompleteUpdateSession(UpdateSession session) => throw null;
        public static UpdateSessionResult AbortUpdateSession(UpdateSession session, bool eraseSlot) => throw null;
        public static UpdateSessionOwner GetUpdateSessionOwner(ImageType image) => throw null;
        public static bool ConfirmDeploymentImage() => throw null;
        public static bool RequestDeploymentRevert() => throw null;
        public static bool RequestClrRevert() => throw null;
        public static void RequestReboot() => throw null;
    }

    public class UpdateSession
    {
        internal UpdateSession() => throw null;
        public ImageType Image => throw null;
        public uint Token => throw null;
        public int TotalLength => throw null;
        public int NextOffset => throw null;
        public bool IsResumed => throw null;
        public Version Version => throw null;
        public int HeaderSize => throw null;
        public int ImageSize => throw null;
        public bool IsComplete => throw null;
        public UpdateSessionResult Write(byte[] data) => throw null;
    }

    public enum UpdateSessionOwner
    {
        None = 0,
        Managed = 1,
        WireProtocol = 2,
        Native = 3,
    }

    public enum UpdateSessionResult
    {
        Success = 0,
        Busy = 1,
        BadToken = 2,
        BadOffset = 3,
        TooLarge = 4,
        FlashError = 5,
        BadMagic = 6,
        SwapInFlight = 7,
        NoImage = 8,
        HeaderMismatch = 9,
        Incomplete = 10,
        BadTlv = 11,
        HashMismatch = 12,
        BadArgument = 13,
        NoSlot = 14,
    }

    public enum UpdateStatus
    {
        Confirmed = 0,
        Testing = 1,
        TestPending = 2,
        PermanentPending = 3,
        RollbackPending = 4,
        Unknown = 255,
    }
}
