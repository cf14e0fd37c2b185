using System.Data;
using System.Data.Common;
using Dapper;

namespace Server.Storage;

/// <summary>One connection for the length of one read, or of one transaction. Parameters are an object's properties:
/// <c>@name</c> is <c>Name</c>; a sequence of objects runs the statement once for each.</summary>
internal sealed class DatabaseSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    // Few round trips, and far from the limits of either database for parameters (32766).
    private const int RowsPerStatement = 200;

    static DatabaseSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Returns how many rows were touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Inserts many rows with few statements.</summary>
    /// <param name="columns">As they stand in the statement, between commas.</param>
    /// <param name="rows">A value for each column: a string, a number, or null for a text that there is none of.</param>
    /// <param name="onConflict">What becomes of a row that is there already; such rows must differ from each other.</param>
    public async Task InsertAsync(string table, string columns, IEnumerable<object?[]> rows, string onConflict = "")
    {
        foreach (var chunk in rows.Chunk(RowsPerStatement))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            var values = string.Join(", ", chunk.Select(row => $"({string.Join(", ", row.Select(value => Add(command, value)))})"));
            command.CommandText = $"INSERT INTO {table} ({columns}) VALUES {values} {onConflict}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>The first row; the type's default when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    /// <summary>Returns the name of the new parameter.</summary>
    private static string Add(DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{command.Parameters.Count}";
        parameter.Value = value ?? DBNull.Value;
        if (value is null) parameter.DbType = DbType.String;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
