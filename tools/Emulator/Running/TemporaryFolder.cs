namespace Emulator.Running;

/// <summary>A folder that is gone when it is disposed.</summary>
internal sealed class TemporaryFolder(string purpose) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory($"emulator-{purpose}-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception stillInUse) when (stillInUse is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{Path} remains: {stillInUse.Message}");
        }
    }
}
