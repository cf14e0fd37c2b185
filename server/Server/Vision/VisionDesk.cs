using Server.Protocol;

namespace Server.Vision;

/// <summary>Takes in pictures with their questions, looks at both, and asks the model. So many at once and no more, because
/// each holds its whole picture in memory.</summary>
internal sealed class VisionDesk(IVisionModel model, VisionOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(options.AtOnce);

    public async Task<IResult> ServeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken)) return HttpErrors.TooMany("Too many pictures are being looked at; come again.", ComeAgain);
        try
        {
            var (upload, refusal) = await ReceiveAsync(request, cancellationToken);
            return refusal ?? await AnswerAsync(upload!, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<(VisionUpload?, IResult?)> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.UploadSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await VisionUpload.ReadAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, HttpErrors.Refuse(StatusCodes.Status408RequestTimeout, ErrorCodes.InvalidRequest, $"The picture did not arrive within {options.UploadSeconds} s."));
        }
    }

    private async Task<IResult> AnswerAsync(VisionUpload upload, CancellationToken cancellationToken)
    {
        if (ImageFormats.MimeTypeOf(upload.Image.Span) is not { } mimeType)
            return HttpErrors.Refuse(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedFormat, $"The format is not supported; there are {ImageFormats.Names}.");
        if (!ImageSize.TryRead(upload.Image.Span, mimeType, out var size))
            return HttpErrors.InvalidRequest($"The picture is broken: it begins like {mimeType}, but its size cannot be read.", invalid: ["file"]);
        if (size.IsTooSmall)
            return HttpErrors.InvalidRequest($"The picture has {size.Width}x{size.Height} pixels; at least {ImageSize.MinSide}x{ImageSize.MinSide} are needed.", invalid: ["file"]);
        if (size.IsTooLarge)
            return HttpErrors.Refuse(StatusCodes.Status413PayloadTooLarge, ErrorCodes.FileTooLarge, $"The picture claims {size.Width}x{size.Height} pixels; {ImageSize.MaxSide} a side and {ImageSize.MaxPixels / 1_000_000} million in all are taken.");
        if (!model.IsConfigured) return Unavailable("No vision model is set up.");
        var answer = await model.AnswerAsync(upload.Image, mimeType, upload.Question, cancellationToken);
        return answer.Text is { } text ? JsonAnswers.Answer(VisionReply.With(text), VisionJson.Raw.VisionReply) : Unavailable(answer.Error ?? "The vision model gave no answer.");
    }

    private static IResult Unavailable(string message) => HttpErrors.Refuse(StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServiceUnavailable, message);
}
