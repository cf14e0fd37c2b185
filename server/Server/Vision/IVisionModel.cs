namespace Server.Vision;

/// <summary>Something that sees: answers questions about images.</summary>
public interface IVisionModel
{
    /// <summary>False when no model was set up; nothing is asked of it then.</summary>
    bool IsConfigured { get; }

    /// <summary>Answers a question about an image.</summary>
    ValueTask<VisionAnswer> AnswerAsync(
        ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken);
}

/// <summary>What the model said; one of the two is null.</summary>
public sealed record VisionAnswer(string? Text, string? Error);
