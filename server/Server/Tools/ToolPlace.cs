using Server.Devices;

namespace Server.Tools;

/// <summary>What stands behind the name of a tool in a session's toolbox, for who wants it after the name has changed its
/// meaning.</summary>
/// <param name="Source">Where it comes from; null when it is of a thing.</param>
/// <param name="DeviceId">The board that has the thing; null when it is of a source.</param>
/// <param name="Thing">As its board calls it; null when it is of a source.</param>
/// <param name="Method">Of the thing; null when it is of a source, or only reads a property.</param>
/// <param name="Name">The method's name, or the one that its owner gave the tool.</param>
public sealed record ToolPlace(Tool Tool, IToolSource? Source, string? DeviceId, string? Thing, MethodDescriptor? Method, string Name);
