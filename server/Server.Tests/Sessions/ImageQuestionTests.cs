using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Vision;

namespace Server.Tests.Sessions;

/// <summary><c>image</c> and <c>vision</c> messages.</summary>
[TestClass]
public sealed class ImageQuestionTests
{
    /// <summary>The first bytes of a PNG are enough to be one here.</summary>
    private const string Png = "iVBORw0KGgoAAAANSUhEUg==";

    private static readonly FixedVision Model = new();

    private static readonly VoiceServer Server = new()
    {
        Substitutes = services => services.AddSingleton<IVisionModel>(Model),
    };

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    [DataRow($$"""{"type":"image","image":"{{Png}}","text":"what is this"}""", DisplayName = "as documented")]
    [DataRow($$"""{"type":"image","image":"data:image/png;base64,{{Png}}","text":"what is this"}""", DisplayName = "as a data address")]
    [DataRow($$"""{"type":"image","image_data":{"data":"{{Png}}","format":"png"},"text":"what is this"}""", DisplayName = "as clients send it")]
    [DataRow($$"""{"type":"image","image_data":{"url":"data:image\/png;base64,{{Png}}"},"text":"what is this"}""", DisplayName = "as clients send it, in url")]
    [DataRow($$"""{"type":"vision","cmd":"read_img","data":{"image":"{{Png}}","question":"what is this"} }""", DisplayName = "as a vision command")]
    public async Task A_question_about_an_image_is_answered_aloud(string message)
    {
        using var client = await Server.OpenAsync("page-30", "/");
        await client.SendAsync(message);
        Assert.AreEqual("what is this", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        Assert.AreEqual("It is a cat.", (await client.ExpectAsync("llm")).GetProperty("text").GetString());
        await client.ExpectAsync("tts", "sentence_start");
        await client.ExpectAudioAsync();
        await client.ExpectAliveAsync();
        Assert.AreEqual("image/png", Model.MimeType);
    }

    [TestMethod]
    [DataRow("""{"type":"image","text":"what is this"}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"image","image":7}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"image","image":""}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"image","image":"%%%"}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"image","image":"aGVsbG8gd29ybGQ="}""", "UNSUPPORTED_FORMAT")]
    [DataRow("""{"type":"image","image_data":{"url":"http://192.168.1.1/secret.png"}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"image","image_data":{"url":"file:///etc/passwd"}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"vision","cmd":"read_img","data":{"image_path":"/path/to/image.jpg","question":"?"}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"vision","cmd":"read_img"}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"vision","cmd":"gen_pic","data":{}}""", "SERVICE_UNAVAILABLE")]
    [DataRow("""{"type":"vision","cmd":"gen_video","data":{}}""", "SERVICE_UNAVAILABLE")]
    [DataRow("""{"type":"vision","cmd":"dance"}""", "INVALID_PARAMETER")]
    public async Task What_is_no_image_is_refused_and_nothing_is_fetched(string message, string code)
    {
        using var client = await Server.OpenAsync("page-31", "/");
        await client.SendAsync(message);
        await client.ExpectPlainErrorAsync(code);
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task An_image_of_5_MB_is_taken_and_a_larger_one_is_not()
    {
        using var client = await Server.OpenAsync("page-32", "/");
        var image = new byte[5 * 1024 * 1024];
        Convert.FromBase64String(Png).CopyTo(image, 0);
        await client.SendAsync($$"""{"type":"image","image":"{{Convert.ToBase64String(image)}}","text":"what is this"}""");
        await client.ExpectAsync("stt");
        await client.ExpectAliveAsync();
        var larger = new byte[image.Length + 3];
        image.CopyTo(larger, 0);
        await client.SendAsync($$"""{"type":"image","image":"{{Convert.ToBase64String(larger)}}"}""");
        await client.ExpectPlainErrorAsync("FILE_TOO_LARGE");
    }

    [TestMethod]
    public async Task A_model_that_fails_is_said_to_and_the_answer_ends()
    {
        using var client = await Server.OpenAsync("page-33", "/");
        await client.SendAsync($$"""{"type":"image","image":"{{Png}}","text":"fail"}""");
        await client.ExpectPlainErrorAsync("SERVICE_UNAVAILABLE");
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task Without_a_model_that_is_said()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync($$"""{"type":"image","image":"{{Png}}","text":"what is this"}""");
        await client.ExpectErrorAsync("SERVICE_UNAVAILABLE");
        await client.ExpectAliveAsync();
    }

    private sealed class FixedVision : IVisionModel
    {
        public string? MimeType { get; private set; }

        public bool IsConfigured => true;

        public ValueTask<VisionAnswer> AnswerAsync(
            ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken)
        {
            MimeType = mimeType;
            return ValueTask.FromResult(
                question == "fail" ? new VisionAnswer(null, "The model is away.") : new VisionAnswer("It is a cat.", null));
        }
    }
}
