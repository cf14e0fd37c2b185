// The public API of nanoFramework.Logging.Serial as the package nanoFramework.Logging.Serial 1.1.161 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System;
using System.IO.Ports;
using System.Reflection;
using Microsoft.Extensions.Logging;

[assembly: System.Reflection.AssemblyVersion("1.1.161.0")]

namespace nanoFramework.Logging.Serial
{
    public class SerialLogger : ILogger
    {
        public SerialLogger(ref SerialPort serialDevice, string loggerName) => throw null;
        public string LoggerName => throw null;
        public SerialPort SerialPort => throw null;
        public LogLevel MinLogLevel { get => throw null; set => throw null; }
        public bool IsEnabled(LogLevel logLevel) => throw null;
        public void Log(LogLevel logLevel, EventId eventId, string state, Exception exception, MethodInfo format) => throw null;
    }

    public class SerialLoggerFactory : ILoggerFactory, IDisposable
    {
        public SerialLoggerFactory(string comPort, int baudRate = 9600, ushort dataBits = 8, Parity parity = Parity.None, StopBits stopBits = StopBits.One, Handshake handshake = Handshake.None) => throw null;
        public ILogger CreateLogger(string categoryName) => throw null;
        public void Dispose() => throw null;
    }
}
