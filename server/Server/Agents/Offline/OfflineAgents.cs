using System.Collections.Concurrent;
using System.Reflection;

namespace Server.Agents.Offline;

/// <summary>The offline understanding in each language that roles speak, made when it is first asked for. Safe for
/// concurrent use.</summary>
/// <param name="language">The one that was configured; it is taken for a language that has no file.</param>
internal sealed class OfflineAgents(Language language, OfflineAgentOptions? options, TimeProvider? time)
{
    private readonly ConcurrentDictionary<string, Lazy<OfflineAgent>> _others = new(StringComparer.Ordinal);

    /// <summary>Of the language that was configured.</summary>
    public OfflineAgent Default { get; } = new(language, options, time);

    /// <summary>Of all languages that were spoken since the start, the configured one first.</summary>
    public IEnumerable<OfflineAgent> InUse => _others.Values.Where(agent => agent.IsValueCreated).Select(agent => agent.Value).Prepend(Default);

    /// <summary>For <c>zh-TW</c> that of <c>zh-TW</c>, of <c>zh</c>, or the default, whichever is there first.</summary>
    public OfflineAgent For(string wanted)
    {
        var code = wanted.ToLowerInvariant();
        if (HasFile(code)) return Of(code);
        var first = code.Split('-', '_')[0];
        return HasFile(first) ? Of(first) : Default;
    }

    private OfflineAgent Of(string code) => code == language.Code
        ? Default
        : _others.GetOrAdd(code, name => new Lazy<OfflineAgent>(() => new OfflineAgent(name, options, time))).Value;

    private static bool HasFile(string code) =>
        Assembly.GetExecutingAssembly().GetManifestResourceInfo($"Server.Agents.Languages.{code}.yaml") is not null;
}
