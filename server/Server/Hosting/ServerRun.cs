using Microsoft.AspNetCore.Connections;
using Server.Storage;

namespace Server.Hosting;

/// <summary>Runs the server to its end, and says in one line why it could not begin.</summary>
internal static class ServerRun
{
    private const int Success = 0;
    private const int Failed = 1;

    // Logs the failure that is thrown as well, with its stack.
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>The console in the form that <c>Logging:Console:FormatterName</c> names: <c>simple</c>, <c>json</c> or
    /// <c>systemd</c>. (What the slim host adds by itself is always <c>simple</c>.)</summary>
    public static ILoggingBuilder AddConsoleAsConfigured(this ILoggingBuilder logging) => logging.ClearProviders().AddConsole();

    public static ILoggingBuilder LeaveStartFailuresToTheCaller(this ILoggingBuilder logging) => logging.AddFilter(HostCategory, LogLevel.Critical);

    /// <summary>Returns the exit code: 0 when it was told to end, 75 when it is to be started again, 1 when its port is taken
    /// or its database is not for it.</summary>
    public static int RunToExitCode(this WebApplication app)
    {
        try
        {
            var restart = app.Services.GetRequiredService<ServerRestart>();
            app.Run();
            return restart.IsRequested ? ServerRestart.ExitCode : Success;
        }
        catch (IOException refused) when (refused.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"{refused.Message} Another server runs there; choose another port with --urls http://127.0.0.1:8001.");
            return Failed;
        }
        catch (StorageRefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return Failed;
        }
    }
}
