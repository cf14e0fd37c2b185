using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Server.Updates;

/// <summary>Which devices come first when firmware is rolled out to some of them.</summary>
internal static class Rollout
{
    private const int Buckets = 100;

    /// <summary>True for about that share of all devices. Always the same ones; with a larger share those and more; for another
    /// version others, so that not always the same ones try what is new.</summary>
    public static bool Includes(string deviceId, string version, int percent) => BucketOf(deviceId, version) < percent;

    /// <summary>0 to 99.</summary>
    internal static int BucketOf(string deviceId, string version)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{deviceId.ToLowerInvariant()}\n{version}"));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % Buckets);
    }
}
