using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Server.Protocol;

namespace Server.Vision;

/// <summary>What a device sends to ask about a picture: <c>multipart/form-data</c> with the parts <c>question</c> and
/// <c>file</c> (or <c>image</c>), in any order. File names and the types that the sender claims are not looked at.</summary>
/// <param name="Question">Not empty, at most <see cref="MaxQuestionCharacters"/>.</param>
/// <param name="Image">The file, not yet looked at.</param>
internal sealed record VisionUpload(string Question, ReadOnlyMemory<byte> Image)
{
    public const int MaxImageBytes = 5 * 1024 * 1024;
    public const int MaxQuestionCharacters = 2000;

    private const int MaxParts = 16;
    private const int MaxBoundaryLength = 128;
    private const int MaxQuestionBytes = MaxQuestionCharacters * 4;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the body to its end or to the first thing that is wrong with it.</summary>
    /// <returns>The upload, or the refusal that says what is wrong.</returns>
    public static async Task<(VisionUpload? Upload, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (BoundaryOf(request) is not { } boundary)
            return (null, HttpErrors.InvalidRequest("The body is to be multipart/form-data with a boundary.", invalid: ["Content-Type"]));
        if (request.ContentLength > MaxImageBytes + (64 * 1024)) return (null, TooLarge());
        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 4096 }, cancellationToken);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }
        // The body ends before its last boundary, or the head of a part is too long or none.
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return (null, HttpErrors.InvalidRequest("The multipart body is broken or was cut off."));
        }
    }

    private static string? BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= MaxBoundaryLength } ? boundary : null;
    }

    private static async Task<(VisionUpload?, IResult?)> ReadPartsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        string? question = null;
        ReadOnlyMemory<byte>? image = null;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
        {
            if (parts == MaxParts) return (null, HttpErrors.InvalidRequest($"The body has more than {MaxParts} parts."));
            var name = NameOf(part);
            var isQuestion = name == "question";
            if (await TakeAsync(part.Body, isQuestion ? MaxQuestionBytes : MaxImageBytes, cancellationToken) is not { } content)
                return (null, isQuestion ? LongQuestion() : TooLarge());
            if (isQuestion && question is null)
            {
                if (TextOf(content.Span) is not { } text) return (null, HttpErrors.InvalidRequest("The question is not UTF-8.", invalid: ["question"]));
                if (text.Length > MaxQuestionCharacters) return (null, LongQuestion());
                question = text.Trim();
            }
            else if (name is "file" or "image")
            {
                image ??= content;
            }
        }

        return Complete(question, image);
    }

    private static (VisionUpload?, IResult?) Complete(string? question, ReadOnlyMemory<byte>? image)
    {
        var missing = new List<string>();
        if (string.IsNullOrEmpty(question)) missing.Add("question");
        if (image is null or { Length: 0 }) missing.Add("file");
        return missing.Count == 0
            ? (new VisionUpload(question!, image!.Value), null)
            : (null, HttpErrors.InvalidRequest($"Missing: {string.Join(", ", missing)}.", missing: [.. missing]));
    }

    private static string? NameOf(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).Value : null;

    /// <summary>All of a part; null when it is longer than that.</summary>
    private static async Task<ReadOnlyMemory<byte>?> TakeAsync(Stream part, int maxBytes, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await part.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > maxBytes) return null;
            content.Write(buffer, 0, read);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static IResult LongQuestion() =>
        HttpErrors.InvalidRequest($"The question is longer than {MaxQuestionCharacters} characters.", invalid: ["question"]);

    private static IResult TooLarge() =>
        HttpErrors.Refuse(StatusCodes.Status413PayloadTooLarge, ErrorCodes.FileTooLarge, "The picture is larger than 5 MB.");
}
