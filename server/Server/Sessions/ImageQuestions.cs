using System.Runtime.CompilerServices;
using Server.Agents;
using Server.Protocol;
using Server.Vision;

namespace Server.Sessions;

/// <summary>Answers questions about images that came over the socket: looked at by the vision model, spoken like any
/// answer.</summary>
internal sealed class ImageQuestions(SessionLink link, Dialogue dialogue)
{
    /// <summary>How long the model may look at one image.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public void Ask(ImageMessage message)
    {
        var model = link.Services.Vision;
        if (!model.IsConfigured)
            link.Errors.Report(ErrorCodes.ServiceUnavailable, "No vision model is configured.");
        else if (message.Image.Length > ImageReader.MaxBytes)
            link.Errors.Report(ErrorCodes.FileTooLarge, "The image is larger than 5 MB.");
        else if (ImageFormats.MimeTypeOf(message.Image) is not { } mimeType)
            link.Errors.Report(ErrorCodes.UnsupportedFormat, "Images may be JPEG, PNG, GIF, BMP, TIFF and WebP.");
        else
            dialogue.Say(message.Question, (question, turn) => AnswerAsync(model, message.Image, mimeType, question, turn));
    }

    /// <summary>Images are not made here.</summary>
    public void Make(VisionMakeMessage message) =>
        link.Errors.Report(ErrorCodes.ServiceUnavailable, $"No provider is configured for {message.Command}.");

    private async IAsyncEnumerable<Reply> AnswerAsync(
        IVisionModel model, byte[] image, string mimeType, string question, [EnumeratorCancellation] CancellationToken turn)
    {
        using var patience = new CancellationTokenSource(Patience, link.Services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(turn, patience.Token);
        var answer = await model.AnswerAsync(image, mimeType, question, either.Token);
        if (answer.Text is { Length: > 0 } text)
            yield return new Reply(text, Emotions.Neutral);
        else
            link.Errors.ReportFor(new ProtocolError(ErrorCodes.ServiceUnavailable, answer.Error ?? "The vision model did not answer."), turn);
    }
}
