using System.Data.Common;
using Dapper;

namespace Server.Storage;

/// <summary>One connection for the length of one read, or of one transaction. Parameters are an object's properties:
/// <c>@name</c> is <c>Name</c>; a sequence of objects runs the statement once for each.</summary>
internal sealed class DatabaseSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    static DatabaseSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Returns how many rows were touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(Command(sql, parameters));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>The first row; the type's default when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
