using System.IO.Pipelines;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Vision;

namespace Server.Tests.Vision;

/// <summary>Multipart bodies broken in every way: refused in the protocol's form, and the next one is served.</summary>
[TestClass]
public sealed class BrokenUploadTests
{
    private const string Head = "--b\r\nContent-Disposition: form-data; name=\"question\"\r\n\r\nwhat\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";

    [TestMethod]
    public async Task A_body_of_another_kind_is_refused()
    {
        using var house = new VisionHouse();
        foreach (var contentType in new[]
        {
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\"",
            "multipart/mixed; boundary=b",
            "application/json",
            "image/jpeg",
            "",
            ";;;",
        })
        {
            var (status, body) = await house.PostAsync(VisionHouse.Raw(Head + "x\r\n--b--\r\n", contentType));
            Assert.AreEqual((HttpStatusCode.BadRequest, "INVALID_REQUEST"), (status, body.GetProperty("error_code").GetString()), contentType);
        }
    }

    [TestMethod]
    public async Task A_body_that_is_broken_or_cut_off_is_refused()
    {
        using var house = new VisionHouse();
        foreach (var text in new[]
        {
            "",
            "--",
            "no boundary anywhere",
            "--b--\r\n",
            "--b\r\n\r\n",
            "--b\r\nthis is no header\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"question\"\r\n\r\nwhat",
            "--b\r\nContent-Disposition: ;;;\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"question\"\r\n\r\n\u00ff\u00fe\u0080\r\n--b--\r\n",
            "--b\r\nContent-Type: multipart/form-data; boundary=c\r\nContent-Disposition: form-data; name=\"nest\"\r\n\r\n--c\r\nContent-Disposition: form-data; name=\"question\"\r\n\r\nwhat\r\n--c--\r\n--b--\r\n",
            Head,
        })
        {
            var (status, body) = await house.PostAsync(VisionHouse.Raw(text));
            Assert.AreEqual(HttpStatusCode.BadRequest, status);
            Assert.AreEqual("INVALID_REQUEST", body.GetProperty("error_code").GetString());
            Assert.IsEmpty(house.Model.Asked);
        }
    }

    [TestMethod]
    public async Task A_question_of_a_megabyte_a_part_with_a_hundred_headers_and_a_hundred_parts_are_refused()
    {
        using var house = new VisionHouse();
        var headers = string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: {i}\r\n"));
        var parts = string.Concat(Enumerable.Range(0, 100).Select(i => $"--b\r\nContent-Disposition: form-data; name=\"p{i}\"\r\n\r\n{i}\r\n"));
        foreach (var content in new HttpContent[]
        {
            VisionHouse.Form(new string('a', 1_000_000), Pictures.Photo),
            VisionHouse.Form(new string('问', 2_001), Pictures.Photo),
            VisionHouse.Raw($"--b\r\n{headers}\r\nx\r\n--b--\r\n"),
            VisionHouse.Raw($"--b\r\nX: {new string('x', 100_000)}\r\n\r\nx\r\n--b--\r\n"),
            VisionHouse.Raw(parts + "--b--\r\n"),
        })
        {
            var (status, body) = await house.PostAsync(content);
            Assert.AreEqual(HttpStatusCode.BadRequest, status, body.GetRawText());
        }
    }

    [TestMethod]
    public async Task A_file_name_is_never_looked_at()
    {
        using var house = new VisionHouse();
        foreach (var fileName in new[]
        {
            "../../etc/passwd",
            "C:\\windows\\system32",
            "a\0b",
        })
        {
            var body = Head.Replace("a.jpg", fileName, StringComparison.Ordinal);
            var (status, _) = await house.PostAsync(VisionHouse.Raw([.. Encoding.Latin1.GetBytes(body), .. Pictures.Photo, .. "\r\n--b--\r\n"u8]));
            Assert.AreEqual(HttpStatusCode.OK, status);
        }
    }

    [TestMethod]
    public async Task Random_damage_never_fails_the_server_and_the_next_question_is_answered()
    {
        using var house = new VisionHouse();
        var random = new Random(20_261_121);
        byte[] whole = [.. Encoding.Latin1.GetBytes(Head), .. Pictures.Of("image/png", 320, 240), .. "\r\n--b--\r\n"u8];
        for (var i = 0; i < 300; i++)
        {
            var damaged = whole.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (random.Next(2) == 0) damaged = damaged[..random.Next(damaged.Length)];
            var (status, _) = await house.PostAsync(VisionHouse.Raw(damaged));
            Assert.IsLessThan(500, (int)status);
        }

        Assert.AreEqual(HttpStatusCode.OK, (await house.PostAsync(VisionHouse.Raw(whole))).Status);
    }

    [TestMethod]
    public async Task A_body_that_never_comes_to_its_end_is_given_up()
    {
        var time = new ManualTime();
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Encoding.Latin1.GetBytes(Head));
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.ContentType = "multipart/form-data; boundary=b";
        context.Request.Body = pipe.Reader.AsStream();
        using var desk = new VisionDesk(new ScriptedVisionModel(), new VisionOptions { UploadSeconds = 60 }, time);
        var asking = desk.ServeAsync(context.Request, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.IsFalse(asking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await (await asking).ExecuteAsync(context);
        Assert.AreEqual(StatusCodes.Status408RequestTimeout, context.Response.StatusCode);
    }
}
