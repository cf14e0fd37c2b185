using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests;

/// <summary>The arrows between the server's parts, read from the compiled assembly: which namespace uses which.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Server.Protocol"] = [],
        ["Server.Hosting"] = ["Server.Protocol"],
        ["Server.Auth"] =
            ["Server.Agents", "Server.Devices", "Server.Hosting", "Server.OpenApi", "Server.Protocol", "Server.Speech", "Server.Storage", "Server.Tools"],
        ["Server.Updates"] = ["Server.Auth", "Server.Hosting", "Server.OpenApi", "Server.Protocol", "Server.Storage"],
        ["Server.OpenApi"] = [],
        ["Server.Configuration"] = ["Server.Protocol"],
        ["Server.Vision"] = ["Server.Auth", "Server.OpenApi", "Server.Protocol", "Providers"],
        ["Server.Audio"] = [],
        ["Server.Devices"] = [],
        ["Server.Journal"] = ["Server.Devices"],
        ["Server.Storage"] = ["Server.Audio", "Server.Devices", "Server.Journal", "Server.Protocol"],
        ["Server.Speech"] = ["Server.Audio", "Providers"],
        ["Server.Tools"] = ["Server.Devices"],
        ["Server.Mcp"] = ["Server.Agents", "Server.Auth", "Server.Devices", "Server.Journal", "Server.Protocol", "Server.Tools"],
        ["Server.Schedule"] =
            ["Server.Agents", "Server.Auth", "Server.Devices", "Server.Journal", "Server.Mcp", "Server.Protocol", "Server.Storage", "Server.Tools"],
        ["Server.Agents"] = ["Server.Devices", "Server.Protocol", "Server.Speech", "Server.Tools", "Providers"],
        ["Server.Roles"] = ["Server.Agents", "Server.Auth", "Server.OpenApi", "Server.Protocol", "Server.Speech", "Server.Storage"],
        ["Server.Operations"] = ["Server.Auth", "Server.Devices", "Server.Journal", "Server.Protocol", "Server.Schedule", "Server.Storage"],
        ["Server.OwnerConsole"] = ["Server.Agents", "Server.Auth", "Server.Devices", "Server.Journal", "Server.Protocol", "Server.Roles", "Server.Storage", "Server.Tools"],
        ["Providers"] = ["Server.Speech", "Server.Agents", "Server.Audio", "Server.Vision"],
    };

    // They use constants only, which the compiler copies: the assembly does not tell.
    private static readonly (string?, string?)[] Untold = [("Server.Schedule", "Server.Protocol")];

    [TestMethod]
    public void Parts_use_only_what_the_design_allows()
    {
        var uses = NamespaceUses(typeof(Program).Assembly.Location);
        Assert.IsTrue(uses.Any(use => use.From.StartsWith("Providers", StringComparison.Ordinal)), "Providers were looked at.");
        var forbidden = uses
            .Select(use => (From: PartOf(use.From), To: PartOf(use.To), use.Type))
            .Where(use => use.From is not null && use.To is not null && use.From != use.To)
            .Where(use => Allowed.TryGetValue(use.From!, out var allowed) && !allowed.Contains(use.To))
            .Select(use => $"{use.Type} uses {use.To}")
            .Distinct()
            .ToArray();
        Assert.IsEmpty(forbidden, string.Join("; ", forbidden));
    }

    [TestMethod]
    public void No_part_is_allowed_what_it_does_not_use()
    {
        var uses = NamespaceUses(typeof(Program).Assembly.Location).Select(use => (From: PartOf(use.From), To: PartOf(use.To))).ToHashSet();
        var unused = Allowed.SelectMany(part => part.Value.Select(to => (From: (string?)part.Key, To: (string?)to)))
            .Where(allowed => !uses.Contains(allowed) && !Untold.Contains(allowed)).Select(allowed => $"{allowed.From} does not use {allowed.To}").ToArray();
        Assert.IsEmpty(unused, string.Join("; ", unused));
    }

    [TestMethod]
    public void The_server_knows_nothing_of_the_firmware() =>
        Assert.IsFalse(typeof(Program).Assembly.GetReferencedAssemblies().Any(
            reference => reference.Name is "Firmware" or "Nano" or "Emulator"));

    private static string? PartOf(string name)
    {
        if (name.StartsWith("Providers", StringComparison.Ordinal)) return "Providers";
        if (!name.StartsWith("Server.", StringComparison.Ordinal)) return null;
        var parts = name.Split('.');
        return $"{parts[0]}.{parts[1]}";
    }

    /// <summary>For each type of the assembly, the namespaces of the assembly's own types that its members and method
    /// bodies name.</summary>
    private static List<(string From, string Type, string To)> NamespaceUses(string path)
    {
        var found = new List<(string, string, string)>();
        foreach (var type in Assembly.LoadFrom(path).GetTypes())
        {
            var from = OutermostOf(type);
            foreach (var used in TypesUsedBy(type))
            {
                if (used.Assembly == type.Assembly && used.Namespace is { } to)
                    found.Add((from.Namespace ?? "", from.FullName!, to));
            }
        }

        return found;
    }

    private static Type OutermostOf(Type type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;

    private static IEnumerable<Type> TypesUsedBy(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var member in type.GetMembers(all))
        {
            if (member is FieldInfo field) yield return Element(field.FieldType);
            if (member is not MethodBase method) continue;
            foreach (var parameter in method.GetParameters()) yield return Element(parameter.ParameterType);
            if (method is MethodInfo { ReturnType: var returned }) yield return Element(returned);
            foreach (var named in TypesNamedIn(method)) yield return Element(named);
        }
    }

    /// <summary>The types that a method's IL names: in calls, fields, constructions, casts.</summary>
    private static IEnumerable<Type> TypesNamedIn(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) yield break;
        foreach (var token in IlTokens.Of(il))
        {
            if (Resolve(method, token) is { } named) yield return named;
        }
    }

    private static Type? Resolve(MethodBase method, int token)
    {
        try
        {
            var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
            var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
            var member = method.Module.ResolveMember(token, typeArguments, methodArguments);
            return member as Type ?? member?.DeclaringType;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Type Element(Type type)
    {
        if (type.HasElementType) return Element(type.GetElementType()!);
        return type.IsGenericType && type.GetGenericArguments() is [var only] ? Element(only) : type;
    }
}
