using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Auth;

namespace Server.Tests.Auth;

[TestClass]
public sealed class DeviceTokensTests
{
    private const string Device = "aa:bb:cc:dd:ee:ff";

    private readonly ManualTime _time = new();

    private DateTimeOffset Now => _time.GetUtcNow();

    private DeviceTokens Tokens => new(Encoding.UTF8.GetBytes(TestTokens.Key), TimeSpan.FromHours(24), _time);

    [TestMethod]
    public void A_token_is_a_JSON_Web_Token_of_a_day()
    {
        var parts = Tokens.Issue(Device, bound: true).Split('.');
        Assert.AreEqual(TestTokens.Encode("""{"alg":"HS256","typ":"JWT"}"""), parts[0]);
        var padded = parts[1].Replace('-', '+').Replace('_', '/') + new string('=', (4 - (parts[1].Length % 4)) % 4);
        using var claims = JsonDocument.Parse(Convert.FromBase64String(padded));
        Assert.AreEqual(Device, claims.RootElement.GetProperty("device_id").GetString());
        Assert.AreEqual(86_400, claims.RootElement.GetProperty("exp").GetInt64() - claims.RootElement.GetProperty("iat").GetInt64());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_token_that_was_issued_is_taken(bool bound)
    {
        var check = Tokens.Check(Tokens.Issue(Device, bound), Device);
        Assert.AreEqual(new TokenCheck(TokenProblem.None, bound, Now), check);
    }

    [TestMethod]
    public void A_token_made_elsewhere_with_the_key_is_taken_and_its_device_id_may_be_in_capitals()
    {
        var token = TestTokens.Sign(TestTokens.Header, TestTokens.Claims(Device.ToUpperInvariant(), Now, Now.AddHours(1)));
        Assert.AreEqual(new TokenCheck(TokenProblem.None, null, Now), Tokens.Check(token, Device));
    }

    [TestMethod]
    public void The_token_of_another_device_is_not_taken() =>
        Assert.AreEqual(TokenProblem.OtherDevice, Tokens.Check(Tokens.Issue("aa:bb:cc:dd:ee:00", bound: true), Device).Problem);

    [TestMethod]
    public void A_token_ends_after_its_day_and_a_minute_for_clocks_that_differ()
    {
        var token = Tokens.Issue(Device, bound: true);
        _time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(59));
        Assert.AreEqual(TokenProblem.None, Tokens.Check(token, Device).Problem);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(TokenProblem.Expired, Tokens.Check(token, Device).Problem);
    }

    [TestMethod]
    public void A_token_from_the_future_does_not_hold_yet()
    {
        var token = TestTokens.Sign(TestTokens.Header, TestTokens.Claims(Device, Now.AddSeconds(61), Now.AddHours(1)));
        Assert.AreEqual(TokenProblem.Expired, Tokens.Check(token, Device).Problem);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(TokenProblem.None, Tokens.Check(token, Device).Problem);
    }

    [TestMethod]
    [DataRow("""{"alg":"none","typ":"JWT"}""")]
    [DataRow("""{"alg":"None","typ":"JWT"}""")]
    [DataRow("""{"alg":"hs256","typ":"JWT"}""")]
    [DataRow("""{"alg":"HS384","typ":"JWT"}""")]
    [DataRow("""{"alg":"RS256","typ":"JWT"}""")]
    [DataRow("""{"alg":["HS256"]}""")]
    [DataRow("""{"typ":"JWT"}""")]
    [DataRow("""{"alg":"none","alg":"HS256"}""")]
    [DataRow("""{"alg":"HS256","crit":["exp"]}""")]
    [DataRow("""["HS256"]""")]
    [DataRow("")]
    public void Only_HS256_is_taken_however_well_it_is_signed(string header) =>
        Assert.AreEqual(TokenProblem.Forged, Tokens.Check(TestTokens.Sign(header, TestTokens.Claims(Device, Now, Now.AddHours(1))), Device).Problem);

    [TestMethod]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:ff","iat":0}""")]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:ff","exp":9000}""")]
    [DataRow("""{"iat":0,"exp":9000}""")]
    [DataRow("""{"device_id":7,"iat":0,"exp":9000}""")]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:ff","iat":"0","exp":"9000"}""")]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:ff","iat":0,"exp":9e99}""")]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:ff","iat":-1,"exp":9000}""")]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:ff","iat":0,"exp":99999999999999}""")]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:ff","iat":9000,"exp":0}""")]
    [DataRow("""{"device_id":"aa:bb:cc:dd:ee:00","device_id":"aa:bb:cc:dd:ee:ff","iat":0,"exp":9000}""")]
    [DataRow("""{"device_id":"\ud800","iat":0,"exp":9000}""")]
    [DataRow("[]")]
    [DataRow("x")]
    public void Claims_that_are_missing_or_make_no_sense_are_not_taken(string claims) =>
        Assert.AreEqual(TokenProblem.Forged, Tokens.Check(TestTokens.Sign(TestTokens.Header, claims), Device).Problem);

    [TestMethod]
    public void A_signature_of_another_key_is_not_taken()
    {
        var token = TestTokens.Sign(TestTokens.Header, TestTokens.Claims(Device, Now, Now.AddHours(1)), "another key");
        Assert.AreEqual(TokenProblem.Forged, Tokens.Check(token, Device).Problem);
    }

    [TestMethod]
    public void A_token_without_its_signature_or_with_more_parts_is_not_taken()
    {
        var token = Tokens.Issue(Device, bound: true);
        var unsigned = token[..(token.LastIndexOf('.') + 1)];
        foreach (var bad in new[] { unsigned, unsigned.TrimEnd('.'), token + ".", token + ".x", "." + token, "..", "", token + "=", token + "\n", " " + token })
            Assert.AreEqual(TokenProblem.Forged, Tokens.Check(bad, Device).Problem, bad);
    }

    [TestMethod]
    public void No_prefix_of_a_token_and_no_token_with_one_letter_changed_is_taken()
    {
        var token = Tokens.Issue(Device, bound: true);
        for (var i = 0; i < token.Length; i++)
        {
            Assert.AreEqual(TokenProblem.Forged, Tokens.Check(token[..i], Device).Problem, $"The first {i} letters.");

            // Also the last letter, whose low bits hold nothing: one token has one form.
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.AreEqual(TokenProblem.Forged, Tokens.Check(changed, Device).Problem, $"Letter {i}.");
        }
    }

    [TestMethod]
    public void Bits_left_over_at_the_end_must_be_none()
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var token = Tokens.Issue(Device, bound: true);
        var others = letters.Where(letter => letter != token[^1]).Count(letter => Tokens.Check(token[..^1] + letter, Device).Problem == TokenProblem.None);
        Assert.AreEqual(0, others);
    }

    [TestMethod]
    public void A_huge_token_is_not_looked_at()
    {
        var claims = TestTokens.Claims(Device, Now, Now.AddHours(1))[..^1] + ",\"more\":\"" + new string('a', 2000) + "\"}";
        Assert.AreEqual(TokenProblem.Forged, Tokens.Check(TestTokens.Sign(TestTokens.Header, claims), Device).Problem);
        Assert.AreEqual(TokenProblem.Forged, Tokens.Check(new string('.', 1_000_000), Device).Problem);
    }

    [TestMethod]
    public void Garbage_never_throws_and_is_never_taken()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(1, 400)));
            Assert.AreEqual(TokenProblem.Forged, Tokens.Check(text, Device).Problem);
        }

        Assert.AreEqual(TokenProblem.Forged, Tokens.Check(TestTokens.Encode(RandomNumberGenerator.GetBytes(60)), Device).Problem);
    }
}
