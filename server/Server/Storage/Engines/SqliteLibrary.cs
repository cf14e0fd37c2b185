using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Server.Audio;

namespace Server.Storage.Engines;

/// <summary>The system's SQLite under Microsoft.Data.Sqlite, and the one call that the latter does not offer.</summary>
internal static partial class SqliteLibrary
{
    // SQLITE_FCNTL_HAS_MOVED of sqlite3.h.
    private const int HasMovedRequest = 20;

    /// <summary>Connects Microsoft.Data.Sqlite to the system's library; once is enough, more do no harm.</summary>
    /// <exception cref="DllNotFoundException">It is not installed; the message names the package.</exception>
    public static void Load()
    {
        NativeLibraries.Require(NativeLibraries.Sqlite);
        Provider.EnsureSet();
    }

    /// <summary>True when the file of an open connection was deleted, moved or replaced meanwhile. SQLite itself would go
    /// on writing to what no longer has a name.</summary>
    public static bool HasMoved(SqliteConnection connection) =>
        FileControl(connection.Handle!.DangerousGetHandle(), "main", HasMovedRequest, out var moved) == 0 && moved != 0;

    [LibraryImport(NativeLibraries.Sqlite, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(nint database, string schema, int request, out int answer);

    /// <summary>Set by the runtime once, however many ask at the same time.</summary>
    private static class Provider
    {
        static Provider()
        {
            NativeLibraries.ServeTo(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly);
            SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        }

        public static void EnsureSet()
        {
        }
    }
}
