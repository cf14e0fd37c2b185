using Microsoft.Extensions.Logging;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.OwnerConsole;

namespace Server.Tests.OwnerConsole;

[TestClass]
public sealed class LogTailTests : IDisposable
{
    private readonly LogTail _log = new(TimeProvider.System);

    [TestMethod]
    public void A_line_has_its_level_and_the_short_name_of_its_writer()
    {
        var line = Written("hello", "Server.Sessions.DeviceSession");
        Assert.AreEqual("warning", line.Level);
        Assert.AreEqual("DeviceSession", line.Category);
        Assert.AreEqual("hello", line.Message);
    }

    [TestMethod]
    [DataRow("GET /x?device-id=a&authorization=Bearer%20abc123&x=1")]
    [DataRow("Authorization: Bearer abc123")]
    [DataRow("""{"token":"abc123","device":"lamp"}""")]
    [DataRow("ApiKey=abc123;Host=example")]
    [DataRow("Host=db;Password=abc123")]
    public void Secrets_are_taken_out(string message) =>
        Assert.DoesNotContain("abc123", Written(message).Message);

    [TestMethod]
    public void What_is_no_secret_stays() =>
        Assert.AreEqual("aa:bb: turn Answered, keyboard key pressed.", Written("aa:bb: turn Answered, keyboard key pressed.").Message);

    [TestMethod]
    public void A_failure_is_told_with_its_reason_and_without_its_stack()
    {
        _log.CreateLogger("X").LogError(new InvalidOperationException("no database"), "It failed.");
        Assert.AreEqual("It failed. InvalidOperationException: no database", _log.Lines.Latest().Items[0].Content.Message);
    }

    [TestMethod]
    public void The_last_five_hundred_lines_are_kept_and_none_without_end()
    {
        var logger = _log.CreateLogger("X");
        for (var i = 0; i < 600; i++) logger.LogInformation("{Number} {Text}", i, new string('x', 5_000));
        var lines = _log.Lines.Latest().Items;
        Assert.HasCount(500, lines);
        Assert.StartsWith("100 ", lines[0].Content.Message);
        Assert.IsLessThan(2_100, lines[0].Content.Message.Length);
    }

    public void Dispose() => _log.Dispose();

    private LogLine Written(string message, string category = "X")
    {
        _log.CreateLogger(category).LogWarning("{Message}", message);
        return _log.Lines.Latest().Items[^1].Content;
    }
}
