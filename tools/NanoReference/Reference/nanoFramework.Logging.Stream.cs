// The public API of nanoFramework.Logging.Stream as the package nanoFramework.Logging.Stream 1.1.161 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System;
using System.Reflection;
using Microsoft.Extensions.Logging;

[assembly: System.Reflection.AssemblyVersion("1.1.161.0")]

namespace nanoFramework.Logging.Stream
{
    public class StreamLogger : ILogger
    {
        public StreamLogger(global::System.IO.Stream stream, string loggerName) => throw null;
        public string LoggerName => throw null;
        public global::System.IO.Stream BaseStream => throw null;
        public LogLevel MinLogLevel { get => throw null; set => throw null; }
        public bool IsEnabled(LogLevel logLevel) => throw null;
        public void Log(LogLevel logLevel, EventId eventId, string state, Exception exception, MethodInfo format) => throw null;
    }

    public class StreamLoggerFactory : ILoggerFactory, IDisposable
    {
        public StreamLoggerFactory(global::System.IO.Stream stream) => throw null;
        public StreamLoggerFactory(string fileName) => throw null;
        public ILogger CreateLogger(string categoryName) => throw null;
        public void Dispose() => throw null;
    }
}
