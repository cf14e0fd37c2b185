namespace Server.Vision;

/// <summary>What answers questions about pictures. One is created and used by all requests at the same time.</summary>
public interface IVisionModel
{
    /// <summary>False when no model is set up; then <see cref="AnswerAsync"/> is not to be called.</summary>
    bool IsConfigured { get; }

    /// <param name="image">The whole file, in a format of <see cref="ImageFormats"/>.</param>
    /// <param name="mimeType">Its type, such as <c>image/jpeg</c>.</param>
    /// <param name="question">What is asked about it; not empty.</param>
    /// <param name="cancellationToken">Ends the question at the model too.</param>
    /// <returns>The answer, or why there is none; a model that cannot be reached is an answer with an error, not an exception.</returns>
    ValueTask<VisionAnswer> AnswerAsync(ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken);
}

/// <summary>Exactly one of the two is there.</summary>
/// <param name="Text">What the model says.</param>
/// <param name="Error">Why it says nothing, in words that may be shown to whoever asked.</param>
public sealed record VisionAnswer(string? Text, string? Error);

/// <summary>Stands where no model is set up.</summary>
internal sealed class NoVisionModel : IVisionModel
{
    public bool IsConfigured => false;

    public ValueTask<VisionAnswer> AnswerAsync(ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new VisionAnswer(null, "No vision model is set up."));
}
