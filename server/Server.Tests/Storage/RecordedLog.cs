using Microsoft.Extensions.Logging;

namespace Server.Tests.Storage;

/// <summary>Log lines at Information and above, and a way to wait for one.</summary>
internal sealed class RecordedLog<T> : ILogger<T>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count(string fragment)
    {
        lock (_lock) return _lines.Count(line => line.Contains(fragment, StringComparison.Ordinal));
    }

    public async Task ExpectAsync(string fragment)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                if (_lines.Any(line => line.Contains(fragment, StringComparison.Ordinal))) return;
                grown = _grown.Task;
            }

            await grown.WaitAsync(timeout.Token);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        TaskCompletionSource grown;
        lock (_lock)
        {
            _lines.Add(formatter(state, exception));
            grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.SetResult();
    }
}
