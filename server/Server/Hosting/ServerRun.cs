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

    public static ILoggingBuilder LeaveStartFailuresToTheCaller(this ILoggingBuilder logging) => logging.AddFilter(HostCategory, LogLevel.None);

    /// <summary>Returns the exit code: 0 when it was told to end, 1 when its port is taken or its database is not for it.</summary>
    public static int RunToExitCode(this WebApplication app)
    {
        try
        {
            app.Run();
            return Success;
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
