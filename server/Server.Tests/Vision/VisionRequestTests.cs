using System.Net;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Vision;

namespace Server.Tests.Vision;

[TestClass]
public sealed class VisionRequestTests
{
    [TestMethod]
    [DataRow("/api/vision", "file")]
    [DataRow("/mcp/vision/explain", "image")]
    public async Task A_question_about_a_picture_is_answered_in_the_words_of_both_server_APIs(string path, string part)
    {
        using var house = new VisionHouse();
        var (status, body) = await house.PostAsync(VisionHouse.Form(" 这是什么？ ", Pictures.Photo, part), path);
        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.AreEqual("""{"success":true,"action":"RESPONSE","response":"一盏 lamp 💡","result":"一盏 lamp 💡"}""", body.GetRawText());
        Assert.AreEqual((Pictures.Photo.Length, "image/jpeg", "这是什么？"), house.Model.Asked.Single());
    }

    [TestMethod]
    public async Task A_board_that_sends_in_chunks_is_answered()
    {
        using var house = new VisionHouse();
        var (status, _) = await house.PostAsync(VisionHouse.Form("what is it", Pictures.Photo), chunked: true);
        Assert.AreEqual(HttpStatusCode.OK, status);
    }

    [TestMethod]
    public async Task Parts_in_another_order_and_parts_that_nobody_knows_do_no_harm()
    {
        using var house = new VisionHouse();
        var form = new MultipartFormDataContent { { new StringContent("x"), "client" }, { new ByteArrayContent(Pictures.Photo), "file", "../../etc/passwd" }, { new StringContent("what"), "question" } };
        var (status, _) = await house.PostAsync(form);
        Assert.AreEqual(HttpStatusCode.OK, status);
    }

    [TestMethod]
    [DataRow(null, true, "question")]
    [DataRow("  ", true, "question")]
    [DataRow("what", false, "file")]
    public async Task What_is_missing_is_named(string? question, bool withPicture, string missing)
    {
        using var house = new VisionHouse();
        var (status, body) = await house.PostAsync(VisionHouse.Form(question, withPicture ? Pictures.Photo : null));
        AssertRefused(HttpStatusCode.BadRequest, "INVALID_REQUEST", status, body);
        Assert.AreEqual(missing, body.GetProperty("details").GetProperty("missing_fields").EnumerateArray().Single().GetString());
        Assert.IsEmpty(house.Model.Asked);
    }

    [TestMethod]
    public async Task Who_does_not_say_who_asks_is_refused()
    {
        using var house = new VisionHouse();
        var (status, body) = await house.PostAsync(VisionHouse.Form("what", Pictures.Photo), deviceId: null);
        AssertRefused(HttpStatusCode.BadRequest, "MISSING_DEVICE_ID", status, body);
    }

    [TestMethod]
    public async Task Where_devices_are_bound_nobody_asks_without_a_token()
    {
        using var house = new VisionHouse(settings: server => server.With("Auth:Mode", "bound"));
        var (status, body) = await house.PostAsync(VisionHouse.Form("what", Pictures.Photo));
        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
        Assert.AreEqual("DEVICE_NOT_BOUND", body.GetProperty("error_code").GetString());
        Assert.IsEmpty(house.Model.Asked);
    }

    [TestMethod]
    [DataRow(0, HttpStatusCode.OK)]
    [DataRow(1, HttpStatusCode.RequestEntityTooLarge)]
    [DataRow(3_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Five_megabytes_are_taken_and_not_a_byte_more(int more, HttpStatusCode expected)
    {
        using var house = new VisionHouse();
        var picture = new byte[VisionUpload.MaxImageBytes + more];
        Pictures.Photo.CopyTo(picture, 0);
        foreach (var chunked in new[] { false, true })
        {
            var (status, body) = await house.PostAsync(VisionHouse.Form("what", picture), chunked: chunked);
            Assert.AreEqual(expected, status);
            if (more > 0) AssertRefused(expected, "FILE_TOO_LARGE", status, body);
        }
    }

    [TestMethod]
    [DataRow("hello, I am a text", HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_FORMAT", DisplayName = "a text that claims to be camera.jpg")]
    [DataRow("\u00ff\u00d8\u00ff\u00e0", HttpStatusCode.BadRequest, "INVALID_REQUEST", DisplayName = "four bytes of a JPEG")]
    [DataRow("GIF89a\u0001\0\u0001\0\0\0\0", HttpStatusCode.BadRequest, "INVALID_REQUEST", DisplayName = "one pixel")]
    [DataRow("GIF89a\u00ff\u00ff\u00ff\u00ff\0\0\0", HttpStatusCode.RequestEntityTooLarge, "FILE_TOO_LARGE", DisplayName = "thirteen bytes that unpack to four thousand million pixels")]
    public async Task Files_that_cannot_be_shown_to_a_model_are_refused(string file, HttpStatusCode expected, string code)
    {
        using var house = new VisionHouse();
        var (status, body) = await house.PostAsync(VisionHouse.Form("what", System.Text.Encoding.Latin1.GetBytes(file)));
        AssertRefused(expected, code, status, body);
        Assert.IsEmpty(house.Model.Asked);
    }

    [TestMethod]
    public async Task Without_a_model_the_addresses_say_so_and_questions_are_refused()
    {
        using var house = new VisionHouse(new ScriptedVisionModel { IsConfigured = false });
        Assert.AreEqual("MCP Vision 接口运行不正常，没有可用的VLLLM provider", await house.Client.GetStringAsync("/api/vision"));
        Assert.AreEqual("MCP Vision 接口运行不正常，没有可用的VLLLM provider", await house.Client.GetStringAsync("/mcp/vision/explain"));
        var (status, body) = await house.PostAsync(VisionHouse.Form("what", Pictures.Photo));
        AssertRefused(HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE", status, body);
    }

    [TestMethod]
    public async Task With_a_model_the_addresses_say_so()
    {
        using var house = new VisionHouse();
        Assert.AreEqual("MCP Vision 接口运行正常，共有 1 个可用的视觉分析模型", await house.Client.GetStringAsync("/api/vision"));
        Assert.AreEqual("MCP Vision 接口运行正常，视觉解释接口地址是：http://localhost/mcp/vision/explain", await house.Client.GetStringAsync("/mcp/vision/explain"));
    }

    [TestMethod]
    public async Task A_model_that_fails_is_told_of()
    {
        using var house = new VisionHouse(new ScriptedVisionModel { Answer = _ => ValueTask.FromResult(new VisionAnswer(null, "The vision model cannot be reached.")) });
        var (status, body) = await house.PostAsync(VisionHouse.Form("what", Pictures.Photo));
        AssertRefused(HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE", status, body);
        Assert.AreEqual("The vision model cannot be reached.", body.GetProperty("message").GetString());
    }

    [TestMethod]
    public async Task When_all_places_are_taken_the_next_is_asked_to_come_again()
    {
        var asked = new TaskCompletionSource();
        var answered = new TaskCompletionSource<VisionAnswer>();
        var model = new ScriptedVisionModel
        {
            Answer = _ =>
            {
                asked.TrySetResult();
                return new ValueTask<VisionAnswer>(answered.Task);
            },
        };
        using var house = new VisionHouse(model, settings: server => server.With("Vision:AtOnce", "1"));
        var first = house.PostAsync(VisionHouse.Form("what", Pictures.Photo));
        await asked.Task;
        var (status, body) = await house.PostAsync(VisionHouse.Form("what", Pictures.Photo));
        AssertRefused(HttpStatusCode.TooManyRequests, "RATE_LIMIT_EXCEEDED", status, body);
        answered.SetResult(new VisionAnswer("a lamp", null));
        Assert.AreEqual(HttpStatusCode.OK, (await first).Status);
        Assert.AreEqual(HttpStatusCode.OK, (await house.PostAsync(VisionHouse.Form("what", Pictures.Photo))).Status, "The place is free again.");
    }

    private static void AssertRefused(HttpStatusCode expected, string code, HttpStatusCode status, JsonElement body)
    {
        Assert.AreEqual(expected, status);
        Assert.IsFalse(body.GetProperty("success").GetBoolean());
        Assert.AreEqual(code, body.GetProperty("error_code").GetString());
        Assert.IsGreaterThan(0, body.GetProperty("message").GetString()!.Length);
    }
}
