using Emulator.Running;

namespace Bench;

/// <summary>The server that is measured: a process of its own, with a folder of its own, for one benchmark.</summary>
internal static class BenchServer
{
    private const int Failed = 1;
    private const int CannotRun = 2;

    /// <summary>Starts the server, measures, ends it; the exit code.</summary>
    /// <param name="measure">What is done with it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <param name="settings">Of the server, as environment variables.</param>
    public static async Task<int> WithAsync(
        Func<ServerChild, Task> measure, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null)
    {
        if (FindServer() is not { } serverDll)
        {
            await Console.Error.WriteLineAsync("The server is not built: dotnet build server/Server -c Release");
            return CannotRun;
        }

        var folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            using var server = await ServerChild.StartAsync(
                serverDll, folder.FullName, Path.Combine(folder.FullName, "server.log"), cancellationToken, settings);
            await measure(server);
            return 0;
        }
        catch (InvalidOperationException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The server as it is deployed, compiled beforehand, where <c>tools/fw bench server</c> has just published it;
    /// otherwise the one that was built.</summary>
    private static string? FindServer()
    {
        if (ServerChild.FindBuilt() is not { } built) return null;
        for (var folder = new FileInfo(built).Directory; folder is not null; folder = folder.Parent)
        {
            var published = new FileInfo(Path.Combine(folder.FullName, "artifacts", "server", "Server.dll"));
            if (published.Exists && published.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(built)) return published.FullName;
        }

        return built;
    }
}
