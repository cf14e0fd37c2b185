namespace Server.Sessions;

/// <summary>The settings of sessions as the configuration has them now. One that cannot be read leaves what was.</summary>
internal sealed class SessionSettings(IConfiguration configuration)
{
    private SessionOptions _current = Read(configuration);

    public SessionOptions Current => Volatile.Read(ref _current);

    /// <summary>Reads all configuration anew. New sessions have the new settings; logging levels hold at once.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public string? Reload()
    {
        try
        {
            (configuration as IConfigurationRoot)?.Reload();
            Volatile.Write(ref _current, Read(configuration));
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or IOException)
        {
            return exception.Message;
        }
    }

    private static SessionOptions Read(IConfiguration configuration) =>
        configuration.GetSection("Sessions").Get<SessionOptions>() ?? new SessionOptions();
}
