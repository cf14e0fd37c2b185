using Npgsql;

namespace Server.Storage.Engines;

/// <summary>The two ways to write where a PostgreSQL database is.</summary>
internal static class PostgresAddress
{
    /// <summary>True when the text names a PostgreSQL database in either way.</summary>
    public static bool Names(string connectionString) =>
        connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        || connectionString.Contains("Server=", StringComparison.OrdinalIgnoreCase)
        || IsUrl(connectionString);

    /// <summary>Reads <c>Host=…;Database=…</c> or <c>postgres://user:password@host:port/database?option=value</c>.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        if (!IsUrl(connectionString)) return new NpgsqlConnectionStringBuilder(connectionString);
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var url)) throw new ArgumentException("Storage:ConnectionString is not a valid postgres:// address.");
        var settings = new NpgsqlConnectionStringBuilder { Host = url.Host };
        if (url.Port > 0) settings.Port = url.Port;
        if (url.AbsolutePath.Length > 1) settings.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (var option in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            var value = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
            // libpq writes sslmode=verify-full for what Npgsql calls SSL Mode=VerifyFull.
            if (pair[0] == "sslmode") settings["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
            else settings[Uri.UnescapeDataString(pair[0])] = value;
        }

        return settings;
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
}
