using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Server.Storage.Engines;

namespace Server.Storage;

/// <summary>The tables, as numbered steps: the files of <c>Migrations</c>. Each is applied once, in order; which were is
/// kept in the table <c>schema_version</c>. A step that was released never changes.</summary>
internal static partial class Schema
{
    private static readonly IReadOnlyList<Migration> Known = Read();

    /// <summary>The version that this server works with.</summary>
    public static int Newest => Known[^1].Version;

    /// <summary>Applies the steps that are missing, all of them or none. Several servers may do so at the same time.</summary>
    /// <param name="upTo">The version to stop at; tests begin with an older one.</param>
    /// <exception cref="StorageRefusedException">A newer server has written this database.</exception>
    public static async Task BringUpToDateAsync(IDatabaseEngine engine, int upTo, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var connection = await engine.CreateAsync(cancellationToken);
        if (await VersionAsync(engine, connection, null, cancellationToken) >= upTo) return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await engine.LockSchemaAsync(transaction, cancellationToken);
        var session = new DatabaseSession(connection, transaction, cancellationToken);
        var version = await VersionAsync(engine, connection, transaction, cancellationToken);
        if (version == 0)
            await session.ExecuteAsync("CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");
        foreach (var step in Known.Where(step => step.Version > version && step.Version <= upTo))
        {
            await session.ExecuteAsync(step.Sql.Replace("{identity}", engine.IdentityType, StringComparison.Ordinal));
            await session.ExecuteAsync(
                "INSERT INTO schema_version (version, applied_at) VALUES (@Version, @At)",
                new { step.Version, At = time.GetUtcNow().ToUnixTimeMilliseconds() });
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>0 for an empty database.</summary>
    private static async Task<long> VersionAsync(
        IDatabaseEngine engine, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var session = new DatabaseSession(connection, transaction, cancellationToken);
        if (await session.FindAsync<long>(engine.CountTables, new { name = "schema_version" }) == 0) return 0;
        var version = await session.FindAsync<long>("SELECT MAX(version) FROM schema_version");
        if (version > Newest)
        {
            throw new StorageRefusedException(
                $"The database {engine.Name} has schema version {version}, and this server knows {Newest} at most: a newer server wrote it. "
                + "Start that one, or go back to a copy of the database from before.");
        }

        return version;
    }

    private static Migration[] Read()
    {
        var assembly = typeof(Schema).Assembly;
        var steps = assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Match: StepName().Match(name)))
            .Where(resource => resource.Match.Success)
            .Select(resource => new Migration(int.Parse(resource.Match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), Text(assembly, resource.Name)))
            .OrderBy(step => step.Version)
            .ToArray();
        if (!steps.Select(step => step.Version).SequenceEqual(Enumerable.Range(1, steps.Length)))
            throw new InvalidOperationException("The migrations are not numbered 1, 2, 3 …");
        return steps;
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.Migrations\.(\d{3})-[a-z-]+\.sql$")]
    private static partial Regex StepName();

    private sealed record Migration(int Version, string Sql);
}
