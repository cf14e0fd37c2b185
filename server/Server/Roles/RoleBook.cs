using Microsoft.Extensions.Primitives;
using Server.Agents;

namespace Server.Roles;

/// <summary>The roles of the configuration: section <c>Roles</c>, one part for each, and <c>Roles:Default</c>, the name of the
/// one that answers where nothing else is said. Without any there is one, in the language of <c>Agent:Language</c>.</summary>
internal sealed class RoleBook : IDisposable
{
    private const string DefaultKey = "Default";
    private const int MaxNameLength = 64;

    private readonly IConfiguration _configuration;
    private readonly ILogger<RoleBook> _log;
    private readonly IDisposable _reloading;
    private Roles _roles;

    public RoleBook(IConfiguration configuration, ILogger<RoleBook> log)
    {
        _configuration = configuration;
        _log = log;
        _roles = Read();
        _reloading = ChangeToken.OnChange(configuration.GetReloadToken, () => Volatile.Write(ref _roles, Read()));
    }

    /// <summary>By their names.</summary>
    public IReadOnlyList<Role> All => Volatile.Read(ref _roles).All;

    public Role Default => Volatile.Read(ref _roles).Default;

    /// <summary>Their names and what people call them, the default one first.</summary>
    public IEnumerable<(string Name, string DisplayName)> Choices
    {
        get
        {
            var (all, first) = Volatile.Read(ref _roles);
            return all.OrderBy(role => role.Name != first.Name).Select(role => (role.Name, role.DisplayName));
        }
    }

    /// <summary>The role of that name in any case of letters; null when there is none.</summary>
    public Role? Find(string? name) =>
        name is null ? null : All.FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase));

    public void Dispose() => _reloading.Dispose();

    private Roles Read()
    {
        var section = _configuration.GetSection("Roles");
        var plain = new Role { Language = _configuration["Agent:Language"] ?? "en" };
        Role[] all = [.. section.GetChildren().Where(IsRole)
            .Select(child => Bound(child, plain))
            .OrderBy(role => role.Name, StringComparer.OrdinalIgnoreCase)];
        if (all.Length == 0) return new Roles([plain], plain);
        var wanted = section[DefaultKey];
        var first = all.FirstOrDefault(role => string.Equals(role.Name, wanted, StringComparison.OrdinalIgnoreCase));
        if (first is null && wanted is not null) _log.LogWarning("Roles:Default is '{Name}', which is no role; there are {Roles}.", wanted, string.Join(", ", all.Select(role => role.Name)));
        return new Roles(all, first ?? all[0]);
    }

    private static bool IsRole(IConfigurationSection child) =>
        !child.Key.Equals(DefaultKey, StringComparison.OrdinalIgnoreCase) && child.Key.Length <= MaxNameLength && child.GetChildren().Any();

    private static Role Bound(IConfigurationSection section, Role plain)
    {
        var role = plain with { DisplayName = section.Key };
        section.Bind(role);
        return role with { Name = section.Key };
    }

    private sealed record Roles(IReadOnlyList<Role> All, Role Default);
}
