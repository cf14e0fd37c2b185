namespace Server.Devices;

/// <summary>One thing attached to a connected board: what it can do and how it is now.</summary>
/// <param name="State">Property name to value: <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>;
/// a property that the device has not reported is missing.</param>
public sealed record Thing(string DeviceId, ThingDescriptor Descriptor, IReadOnlyDictionary<string, object> State);
