using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>A method, the words of its name, and what its description calls it in the language spoken.</summary>
internal sealed record MethodModel(MethodDescriptor Descriptor, IReadOnlyList<string> Words, IReadOnlyList<string> Described)
{
    /// <summary>Its words with spaces between them: <c>turn on</c>.</summary>
    public string Name { get; } = string.Join(' ', Words);

    /// <summary>What it does, whatever the device calls it; its own name when that is not known.</summary>
    public string Concept { get; } = Concepts.All.MethodOf(string.Join(' ', Words));
}
