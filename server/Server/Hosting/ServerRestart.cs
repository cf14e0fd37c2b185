namespace Server.Hosting;

/// <summary>Stops the server so that its service manager starts it again: it then ends with <see cref="ExitCode"/>.</summary>
internal sealed class ServerRestart(IHostApplicationLifetime lifetime)
{
    /// <summary>"Try again later" of sysexits.h; a service that restarts always or on failure begins anew.</summary>
    public const int ExitCode = 75;

    public bool IsRequested { get; private set; }

    public void Request()
    {
        IsRequested = true;
        lifetime.StopApplication();
    }
}
