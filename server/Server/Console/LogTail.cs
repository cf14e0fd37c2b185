using System.Text.RegularExpressions;

namespace Server.OwnerConsole;

/// <summary>A line of the log.</summary>
/// <param name="Level"><c>debug</c>, <c>information</c>, <c>warning</c>, <c>error</c> or <c>critical</c>.</param>
/// <param name="Category">Who wrote it, the last part of the name.</param>
internal sealed record LogLine(DateTimeOffset At, string Level, string Category, string Message);

/// <summary>The latest lines of the log, for the page. Secrets that a line might quote are taken out.</summary>
[ProviderAlias("Page")]
internal sealed partial class LogTail(TimeProvider time) : ILoggerProvider
{
    private const int KeptLines = 500;
    private const int WaitingLines = 500;
    private const int MaxLength = 2_000;

    public Feed<LogLine> Lines { get; } = new(KeptLines, WaitingLines);

    public ILogger CreateLogger(string categoryName) => new TailLogger(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void Dispose()
    {
        // Nothing is held but memory.
    }

    private void Write(LogLevel level, string category, string message, Exception? exception)
    {
        if (exception is not null) message = $"{message} {exception.GetType().Name}: {exception.Message}";
        if (message.Length > MaxLength) message = message[..MaxLength] + "…";
        Lines.Publish(new LogLine(time.GetUtcNow(), level.ToString().ToLowerInvariant(), category, Secret().Replace(message, "$1…")));
    }

    [GeneratedRegex("""((?:bearer\s+|(?:authorization|token|secret|password|key)["']?\s*[=:]\s*["']?(?:bearer\s+)?))[^\s&"',;]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    private sealed class TailLogger(LogTail tail, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            tail.Write(logLevel, category, formatter(state, exception), exception);
    }
}
