namespace Emulator.Flash;

/// <summary>A file that has to be there before a step runs.</summary>
/// <param name="Shown">The same without secrets.</param>
internal sealed record FlashFile(string Path, string Content, string Shown);

/// <summary>One command of flashing a board.</summary>
/// <param name="Purpose">What it does, for people.</param>
/// <param name="Tool">nanoff, msbuild or nuget.</param>
internal sealed record FlashStep(string Purpose, string Tool, IReadOnlyList<string> Arguments, IReadOnlyList<FlashFile> Files)
{
    /// <summary>As one would type it.</summary>
    public string CommandLine => string.Join(' ', new[] { Tool }.Concat(Arguments).Select(Quoted));

    private static string Quoted(string argument) => argument.Any(char.IsWhiteSpace) ? $"\"{argument}\"" : argument;
}
