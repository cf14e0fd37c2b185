// The public API of nanoFramework.Logging as the package nanoFramework.Logging 1.1.161 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System;
using System.Reflection;
using Microsoft.Extensions.Logging;

[assembly: System.Reflection.AssemblyVersion("1.1.161.0")]

namespace Microsoft.Extensions.Logging
{
    public readonly struct EventId
    {
        private readonly int _id;
        private readonly string _name;
        public EventId(int id, string name = null) => throw null;
        public int Id => throw null;
        public string Name => throw null;
        public static implicit operator EventId(int i) => throw null;
        public static bool operator ==(EventId left, EventId right) => throw null;
        public static bool operator !=(EventId left, EventId right) => throw null;
        public override string ToString() => throw null;
        public bool Equals(EventId other) => throw null;
        public override bool Equals(object obj) => throw null;
        public override int GetHashCode() => throw null;
    }

    public interface ILogger
    {
        void Log(LogLevel logLevel, EventId eventId, string state, Exception exception, MethodInfo format);
        bool IsEnabled(LogLevel logLevel);
    }

    public interface ILoggerFactory : IDisposable
    {
        ILogger CreateLogger(string categoryName);
    }

    public enum LogLevel
    {
        Trace = 0,
        Debug = 1,
        Information = 2,
        Warning = 3,
        Error = 4,
        Critical = 5,
        None = 6,
    }

    public static class LoggerExtensions
    {
        public static MethodInfo MessageFormatter { get => throw null; set => throw null; }
        public static void LogDebug(this ILogger logger, EventId eventId, Exception exception, string message, params object[] args) => throw null;
        public static void LogDebug(this ILogger logger, EventId eventId, string message, params object[] args) => throw null;
        public static void LogDebug(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
        public static void LogDebug(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogTrace(this ILogger logger, EventId eventId, Exception exception, string message, params object[] args) => throw null;
        public static void LogTrace(this ILogger logger, EventId eventId, string message, params object[] args) => throw null;
        public static void LogTrace(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
        public static void LogTrace(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogInformation(this ILogger logger, EventId eventId, Exception exception, string message, params object[] args) => throw null;
        public static void LogInformation(this ILogger logger, EventId eventId, string message, params object[] args) => throw null;
        public static void LogInformation(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
        public static void LogInformation(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogWarning(this ILogger logger, EventId eventId, Exception exception, string message, params object[] args) => throw null;
        public static void LogWarning(this ILogger logger, EventId eventId, string message, params object[] args) => throw null;
        public static void LogWarning(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
        public static void LogWarning(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogError(this ILogger logger, EventId eventId, Exception exception, string message, params object[] args) => throw null;
        public static void LogError(this ILogger logger, EventId eventId, string message, params object[] args) => throw null;
        public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
        public static void LogError(this ILogger logger, string message, params object[] args) => throw null;
        public static void LogCritical(this ILogger logger, EventId eventId, Exception exception, string message, params object[] args) => throw null;
        public static void LogCritical(this ILogger logger, EventId eventId, string message, params object[] args) => throw null;
        public static void LogCritical(this ILogger logger, Exception exception, string message, params object[] args) => throw null;
        public static void LogCritical(this ILogger logger, string message, params object[] args) => throw null;
        public static void Log(this ILogger logger, LogLevel logLevel, string message, params object[] args) => throw null;
        public static void Log(this ILogger logger, LogLevel logLevel, EventId eventId, string message, params object[] args) => throw null;
        public static void Log(this ILogger logger, LogLevel logLevel, Exception exception, string message, params object[] args) => throw null;
        public static void Log(this ILogger logger, LogLevel logLevel, EventId eventId, Exception exception, string message, params object[] args) => throw null;
        public static IDisposable BeginScope(this ILogger logger, string messageFormat, params object[] args) => throw null;
    }
}

namespace nanoFramework.Logging
{
    public interface IMessageFormatter
    {
        string MessageFormatter(string className, LogLevel logLevel, EventId eventId, string state, Exception exception);
    }

    public static class LogDispatcher
    {
        public static ILoggerFactory LoggerFactory { get => throw null; set => throw null; }
        public static ILogger GetLogger(string loggerName) => throw null;
        public static ILogger GetCurrentClassLogger(this object currentClass) => throw null;
    }
}

namespace nanoFramework.Logging.Debug
{
    public class DebugLogger : ILogger
    {
        public DebugLogger(string loggerName) => throw null;
        public string LoggerName => throw null;
        public LogLevel MinLogLevel { get => throw null; set => throw null; }
        public bool IsEnabled(LogLevel logLevel) => throw null;
        public void Log(LogLevel logLevel, EventId eventId, string state, Exception exception, MethodInfo format) => throw null;
    }

    public class DebugLoggerFactory : ILoggerFactory, IDisposable
    {
        public DebugLoggerFactory() => throw null;
        public ILogger CreateLogger(string categoryName) => throw null;
        public void Dispose() => throw null;
    }
}
