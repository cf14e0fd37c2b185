using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Emulator.Running;

/// <summary>The server as a child process, on a free port of this machine, with a data folder of its own.</summary>
internal sealed class ServerChild : IDisposable
{
    private static readonly TimeSpan PatienceWithStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenKnocks = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly StreamWriter _log;

    private ServerChild(Process process, StreamWriter log, Uri address)
    {
        _process = process;
        _log = log;
        Address = address;
        _process.OutputDataReceived += (_, e) => Log(e.Data);
        _process.ErrorDataReceived += (_, e) => Log(e.Data);
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>Root of the server.</summary>
    public Uri Address { get; }

    /// <summary>Where devices talk.</summary>
    public Uri VoiceAddress => new UriBuilder(Address) { Scheme = "ws", Path = "/xiaozhi/v1/" }.Uri;

    public int ProcessId => _process.Id;

    /// <summary>What the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory of the process, in megabytes of 2^20 bytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>
    /// The server that was built in this repository; null when it was not. Looked for upwards from the emulator, in the
    /// configuration of the emulator first.
    /// </summary>
    public static string? FindBuilt()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var output = new DirectoryInfo(Path.Combine(folder.FullName, "server", "Server", "bin"));
            if (!output.Exists) continue;
            var own = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
            return output.EnumerateFiles("Server.dll", SearchOption.AllDirectories)
                .Where(file => file.Directory!.Name.StartsWith("net", StringComparison.Ordinal)) // Not what is made on the way to publishing.
                .OrderByDescending(file => file.FullName.Contains(own, StringComparison.Ordinal))
                .ThenByDescending(file => file.LastWriteTimeUtc)
                .FirstOrDefault()?.FullName;
        }

        return null;
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <param name="serverDll">The built server.</param>
    /// <param name="dataFolder">Its database and files.</param>
    /// <param name="logFile">What it prints.</param>
    /// <param name="settings">More settings, as environment variables.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time; the message says where its log is.</exception>
    public static async Task<ServerChild> StartAsync(
        string serverDll, string dataFolder, string logFile, CancellationToken cancellation, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(serverDll))!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in new[] { Path.GetFullPath(serverDll), "--urls", address.ToString().TrimEnd('/') }) start.ArgumentList.Add(argument);
        start.Environment["Storage__Folder"] = dataFolder;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var server = new ServerChild(new Process { StartInfo = start }, new StreamWriter(logFile) { AutoFlush = true }, address);
        try
        {
            server._process.Start();
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            await server.WaitUntilItAnswersAsync(logFile, cancellation).ConfigureAwait(false);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        Kill();
        _process.Dispose();
        lock (_log) _log.Dispose();
    }

    private async Task WaitUntilItAnswersAsync(string logFile, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < PatienceWithStart)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended with code {_process.ExitCode}; its log is {logFile}.");
            if (await AnswersAsync(client, cancellation).ConfigureAwait(false)) return;
            await Task.Delay(BetweenKnocks, cancellation).ConfigureAwait(false);
        }

        throw new InvalidOperationException($"The server did not answer within {PatienceWithStart.TotalSeconds:0} s; its log is {logFile}.");
    }

    private async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(Address, "/xiaozhi/ota/"), cancellation).ConfigureAwait(false);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void KillAtExit(object? sender, EventArgs e) => Kill();

    private void Kill()
    {
        try
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            _process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (InvalidOperationException neverStarted)
        {
            Log(neverStarted.Message);
        }
    }

    private void Log(string? line)
    {
        lock (_log)
        {
            if (line is not null && _log.BaseStream is { CanWrite: true }) _log.WriteLine(line);
        }
    }
}
