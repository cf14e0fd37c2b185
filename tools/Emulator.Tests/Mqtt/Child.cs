using System.Diagnostics;

namespace Emulator.Tests.Mqtt;

/// <summary>A process of the test's own, whose lines can be waited for; ended with the test.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(Predicate<string> Fits, TaskCompletionSource<string> Found)> _waiters = [];

    public Child(string program, params string[] arguments)
    {
        _process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.OutputDataReceived += (_, e) => Add(e.Data);
        _process.ErrorDataReceived += (_, e) => Add(e.Data);
        AppDomain.CurrentDomain.ProcessExit += End;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_lock) return string.Join('\n', _lines);
        }
    }

    /// <summary>How many lines it has printed: a mark to wait from.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _lines.Count;
        }
    }

    /// <summary>The first line from a mark on that fits, printed already or yet to come; null when none comes in time.</summary>
    public async Task<string?> WaitForLineAsync(Predicate<string> fits, TimeSpan patience, int mark = 0)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_lines.Skip(mark).FirstOrDefault(line => fits(line)) is { } printed) return printed;
            _waiters.Add((fits, found));
        }

        try
        {
            return await found.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public async Task<int> WaitForExitAsync(TimeSpan patience)
    {
        using var enough = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(enough.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        _process.Dispose();
    }

    private void End(object? sender, EventArgs e)
    {
        if (_process.HasExited) return;
        _process.Kill();
        _process.WaitForExit(TimeSpan.FromSeconds(5));
    }

    private void Add(string? line)
    {
        if (line is null) return;
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var waiter in _waiters.Where(waiter => waiter.Fits(line))) waiter.Found.TrySetResult(line);
        }
    }
}
