namespace NanoReference.IlRules;

/// <summary>One place in the compiled firmware that a board would not run, or not fast enough.</summary>
public sealed record Finding(string Rule, string Type, string Method, string Why);
