using Server.Storage;

namespace Server.Updates;

/// <summary><c>publish FILE --board NAME --version X.Y.Z [--folder DATA]</c>: puts firmware where boards find it. The server
/// need not run, and need not be started again.</summary>
internal static class PublishCommand
{
    public const string Name = "publish";

    private const string Usage = "publish FILE --board NAME --version X.Y.Z [--folder DATA]";

    private const int Done = 0;
    private const int Refused = 1;
    private const int WrongUse = 2;

    /// <param name="arguments">What follows the name of the command.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="errors">Where a refusal is told.</param>
    /// <returns>0 when it is published, 1 when the file or a name is refused, 2 for wrong use.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        var options = new Dictionary<string, string?> { ["--board"] = null, ["--version"] = null, ["--folder"] = new StorageOptions().Folder };
        string? file = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (options.ContainsKey(arguments[i]) && i + 1 < arguments.Length) options[arguments[i]] = arguments[++i];
            else if (file is null && !arguments[i].StartsWith('-')) file = arguments[i];
            else return Fail(errors, WrongUse, $"\"{arguments[i]}\" is not understood: {Usage}");
        }

        if (file is null || options["--board"] is not { } board || options["--version"] is not { } version)
            return Fail(errors, WrongUse, Usage);
        var store = new FirmwareStore(new StorageOptions { Folder = options["--folder"]! });
        if (!store.TryPublish(file, board, version, out var image, out var problem)) return Fail(errors, Refused, problem);
        output.WriteLine($"Published {image!.FileName}: {image.Size} bytes, SHA-256 {image.Sha256}.");
        return Done;
    }

    private static int Fail(TextWriter errors, int code, string text)
    {
        errors.WriteLine(text);
        return code;
    }
}
