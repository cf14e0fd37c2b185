namespace nanoFramework.Hardware.Esp32;

/// <summary>The chip's own memory. Figures typical of a running board: an S3 with 8 MB PSRAM.</summary>
public class NativeMemory
{
    public enum MemoryType
    {
        All = 0,
        Internal = 1,
        SpiRam = 2,
    }

    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        (totalSize, totalFreeSize, largestFreeBlock) = memType switch
        {
            MemoryType.Internal => (390_000u, 140_000u, 90_000u),
            MemoryType.SpiRam => (8_388_608u, 4_200_000u, 4_100_000u),
            _ => (8_778_608u, 4_340_000u, 4_100_000u),
        };
    }
}
