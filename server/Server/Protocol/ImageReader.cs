using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Server.Protocol;

/// <summary>Reads <c>image</c> and <c>vision</c> messages, which carry an image as Base64, with or without the head of a
/// <c>data:</c> address. Names and addresses of images are refused: the server reads no file and asks no other server
/// because a client says so.</summary>
internal static class ImageReader
{
    /// <summary>The largest image that is taken, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private const int MaxCommandLength = 64;

    private static ReadOnlySpan<byte> DataHead => "data:"u8;

    private static ReadOnlySpan<byte> DataMark => ";base64,"u8;

    /// <summary>The image is in <c>image</c>, or in <c>image_data</c> as <c>data</c> or as the <c>data:</c> address
    /// <c>url</c>.</summary>
    public static ImageMessage? ReadImage(MessageFields fields) =>
        Question(fields, ReadImageOf(fields), fields.OptionalString("text", ClientMessageReader.MaxTextLength));

    /// <summary><c>read_img</c> is a question about an image, in <c>data</c>.</summary>
    public static ClientMessage? ReadVision(MessageFields fields)
    {
        switch (fields.RequiredString("cmd", MaxCommandLength))
        {
            case "gen_pic":
                return new VisionMakeMessage("gen_pic");
            case "gen_video":
                return new VisionMakeMessage("gen_video");
            case "read_img":
                return ReadQuestion(fields);
            default:
                fields.Fail(ErrorCodes.InvalidParameter, "cmd must be read_img, gen_pic or gen_video.");
                return null;
        }
    }

    private static ImageMessage? ReadQuestion(MessageFields fields)
    {
        if (fields.OptionalObject("data") is not { } nested)
        {
            fields.Fail("data is missing or not an object.");
            return null;
        }

        if (nested.Has("image_path") && !nested.Has("image") && !nested.Has("image_data"))
            nested.Fail(ErrorCodes.InvalidParameter, "A path is not followed: send the image itself, in Base64.");
        var message = Question(nested, ReadImageOf(nested), nested.OptionalString("question", ClientMessageReader.MaxTextLength));
        fields.Take(nested);
        return message;
    }

    private static ImageMessage? Question(MessageFields fields, byte[]? image, string? question)
    {
        if (image is not null) return new ImageMessage(image, question ?? "");
        fields.Fail("The image is missing: send image, or image_data with data, in Base64.");
        return null;
    }

    private static byte[]? ReadImageOf(MessageFields fields)
    {
        if (fields.OptionalStringElement("image") is { } image) return Decode(fields, image);
        if (fields.OptionalObject("image_data") is not { } nested) return null;
        var read = nested.OptionalStringElement("data") is { } content ? Decode(nested, content) : ReadAddress(nested);
        fields.Take(nested);
        return read;
    }

    private static byte[]? ReadAddress(MessageFields fields)
    {
        if (fields.OptionalStringElement("url") is not { } address) return null;
        if (JsonMarshal.GetRawUtf8Value(address)[1..].StartsWith(DataHead)) return Decode(fields, address);
        fields.Fail(ErrorCodes.InvalidParameter, "An address is not followed: send the image itself, in Base64.");
        return null;
    }

    private static byte[]? Decode(MessageFields fields, JsonElement element)
    {
        var base64 = JsonMarshal.GetRawUtf8Value(element)[1..^1];
        // Some writers escape the slash.
        if (base64.Contains((byte)'\\')) base64 = Encoding.UTF8.GetBytes(element.GetString()!);
        if (base64.StartsWith(DataHead))
        {
            var mark = base64.IndexOf(DataMark);
            base64 = mark < 0 ? [] : base64[(mark + DataMark.Length)..];
        }

        var room = Base64.GetMaxDecodedFromUtf8Length(base64.Length);
        // Padding counts as up to two bytes until it is decoded.
        if (room > MaxBytes + 2)
        {
            fields.Fail(ErrorCodes.FileTooLarge, "The image is larger than 5 MB.");
            return null;
        }

        var image = new byte[room];
        if (Base64.DecodeFromUtf8(base64, image, out _, out var length) == OperationStatus.Done && length > 0)
            return length == room ? image : image[..length];
        fields.Fail("The image is not Base64.");
        return null;
    }
}
