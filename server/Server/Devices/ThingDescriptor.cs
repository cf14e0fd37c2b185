namespace Server.Devices;

/// <summary>Type of a property or parameter.</summary>
public enum ThingValueType { Boolean, Number, String }

/// <summary>What a board says of one thing attached to it (the <c>descriptors</c> of an <c>iot</c> message).</summary>
/// <param name="Name">Unique on its board, e.g. <c>living_room_light</c>.</param>
/// <param name="Description">For people and language models.</param>
public sealed record ThingDescriptor(
    string Name,
    string Description,
    IReadOnlyList<PropertyDescriptor> Properties,
    IReadOnlyList<MethodDescriptor> Methods);

/// <summary>A property of a thing.</summary>
/// <param name="Enum">The allowed values of a string; null when free.</param>
/// <param name="Unit">Unit as spoken, e.g. <c>degrees</c>; null when the device sends none (an addition of ours).</param>
public sealed record PropertyDescriptor(
    string Name, ThingValueType Type, string Description,
    double? Min, double? Max, double? Step, IReadOnlyList<string>? Enum,
    bool Readable, bool Writable, string? Unit);

/// <summary>A method of a thing.</summary>
/// <param name="ResponseSuccess">What to say when it worked; <c>{name}</c> stands for a parameter or property.</param>
/// <param name="Phrases">More ways to ask for it, e.g. <c>go forward {distance} meters</c> or <c>{card}</c>; a word in
/// square brackets may be left out (an addition of ours).</param>
public sealed record MethodDescriptor(
    string Name, string Description, IReadOnlyList<ParameterDescriptor> Parameters,
    string? ResponseSuccess, string? ResponseFailure, IReadOnlyList<string> Phrases);

/// <summary>A parameter of a method. A string whose <paramref name="Pattern"/> is <c>^[0-9]+$</c> is spoken as digits.</summary>
public sealed record ParameterDescriptor(
    string Name, ThingValueType Type, string Description,
    double? Min, double? Max, double? Step, IReadOnlyList<string>? Enum, string? Pattern,
    bool Required, string? Unit);
