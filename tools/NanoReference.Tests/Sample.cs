using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NanoReference.IlRules;

namespace NanoReference.Tests;

/// <summary>A small source compiled as the gate compiles the firmware: C# 9, the packages of Device, nothing else.</summary>
internal sealed class Sample
{
    private readonly CSharpCompilation _compilation;

    public Sample(string source, string? extraReference = null, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        var references = PackageList.ReferencesOf("Device").Append(extraReference).OfType<string>();
        _compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9))],
            references.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization));
    }

    /// <summary>Ids of the compiler's errors, each once.</summary>
    public string[] Errors()
    {
        using var image = new MemoryStream();
        return [.. _compilation.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct().Order()];
    }

    public FirmwareAssembly Open()
    {
        using var image = new MemoryStream();
        var result = _compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException("The sample does not compile: " + string.Join("; ", result.Diagnostics));
        return new FirmwareAssembly([.. image.ToArray()], Libraries);
    }

    public static LibraryTypes Libraries { get; } = new(Repository.References);
}
