using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Server.Agents.Offline.Reading;
using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>The models in use: one for each set of descriptors, however many boards sent the same. A model of three things
/// takes some 180 KB and a few milliseconds to build. Safe for concurrent use.</summary>
internal sealed class CommandModels(SpokenLanguage language, TimeProvider time)
{
    private readonly CommandModel _empty = CommandModel.Build([], language, time);

    // A board's descriptors keep their model; with the last board that has it, it goes.
    private readonly ConditionalWeakTable<ThingDescriptor, OfBoard> _ofBoards = [];
    private readonly ConcurrentDictionary<string, WeakReference<CommandModel>> _byContent = new(StringComparer.Ordinal);

    /// <summary>The model of these things. Quick when they were asked for before.</summary>
    public CommandModel Of(IReadOnlyList<Thing> things)
    {
        if (things.Count == 0) return _empty;
        var first = things[0].Descriptor;
        if (_ofBoards.TryGetValue(first, out var known) && known.Has(things)) return known.Model;
        var descriptors = things.Select(thing => thing.Descriptor).ToArray();
        known = new OfBoard(descriptors, WithContentOf(descriptors));
        _ofBoards.AddOrUpdate(first, known);
        return known.Model;
    }

    private CommandModel WithContentOf(ThingDescriptor[] descriptors)
    {
        var content = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(descriptors)));
        if (_byContent.TryGetValue(content, out var shared) && shared.TryGetTarget(out var model)) return model;
        model = CommandModel.Build(descriptors, language, time);
        foreach (var entry in _byContent)
            if (!entry.Value.TryGetTarget(out _)) _byContent.TryRemove(entry);
        _byContent[content] = new WeakReference<CommandModel>(model);
        return model;
    }

    private sealed record OfBoard(ThingDescriptor[] Descriptors, CommandModel Model)
    {
        public bool Has(IReadOnlyList<Thing> things)
        {
            if (things.Count != Descriptors.Length) return false;
            for (var i = 0; i < Descriptors.Length; i++)
                if (!ReferenceEquals(things[i].Descriptor, Descriptors[i])) return false;
            return true;
        }
    }
}
