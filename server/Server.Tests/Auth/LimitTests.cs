using System.Globalization;
using System.Net;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Auth;

namespace Server.Tests.Auth;

[TestClass]
public sealed class LimitTests
{
    private readonly ManualTime _time = new();

    [TestMethod]
    public void A_bucket_gives_its_burst_then_its_mean_and_saves_no_more_than_its_burst()
    {
        var buckets = new TokenBuckets(perSecond: 2, burst: 10, _time);
        Assert.AreEqual(10, Takes(buckets));
        Assert.IsFalse(buckets.TryTake("a", out var wait));
        Assert.AreEqual(TimeSpan.FromSeconds(0.5), wait);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.AreEqual(6, Takes(buckets));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.AreEqual(10, Takes(buckets));
    }

    [TestMethod]
    public void One_that_asks_too_much_takes_nothing_from_another()
    {
        var buckets = new TokenBuckets(perSecond: 1, burst: 1, _time);
        Assert.AreEqual(1, Takes(buckets));
        Assert.IsTrue(buckets.TryTake("b", out _));
    }

    [TestMethod]
    public void What_is_remembered_of_callers_is_bounded_and_the_greedy_are_remembered_longest()
    {
        var buckets = new TokenBuckets(perSecond: 1, burst: 100, _time, capacity: 50);
        Assert.AreEqual(100, Takes(buckets));
        for (var i = 0; i < 1000; i++)
        {
            buckets.TryTake(i.ToString(CultureInfo.InvariantCulture), out _);
            Assert.IsLessThanOrEqualTo(50, buckets.Count);
        }

        Assert.IsFalse(buckets.TryTake("a", out _));
    }

    [TestMethod]
    public void Three_guesses_are_free_then_each_doubles_the_wait_up_to_an_hour()
    {
        var lockouts = new Lockouts(_time);
        for (var i = 0; i < 3; i++) Assert.IsTrue(lockouts.TryBegin("a", out _));
        foreach (var seconds in new[] { 15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600 })
        {
            Assert.IsTrue(lockouts.TryBegin("a", out _));
            Assert.IsFalse(lockouts.TryBegin("a", out var left));
            Assert.AreEqual(TimeSpan.FromSeconds(seconds), left);
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }
    }

    [TestMethod]
    public void Who_got_it_right_begins_anew_and_so_does_who_let_it_rest()
    {
        var lockouts = new Lockouts(_time);
        for (var i = 0; i < 3; i++) Assert.IsTrue(lockouts.TryBegin("a", out _));
        lockouts.Succeeded("a");
        for (var i = 0; i < 4; i++) Assert.IsTrue(lockouts.TryBegin("a", out _));
        Assert.IsFalse(lockouts.TryBegin("a", out _));
        _time.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 4; i++) Assert.IsTrue(lockouts.TryBegin("a", out _));
    }

    [TestMethod]
    public void Guessers_without_number_do_not_set_free_one_that_is_locked_out()
    {
        var lockouts = new Lockouts(_time, capacity: 10);
        while (lockouts.TryBegin("a", out _))
        {
        }

        for (var i = 0; i < 100; i++) lockouts.TryBegin(i.ToString(CultureInfo.InvariantCulture), out _);
        Assert.IsFalse(lockouts.TryBegin("a", out _));
    }

    [TestMethod]
    public void An_IPv6_network_counts_as_one_address_and_IPv4_in_IPv6_as_IPv4()
    {
        Assert.AreEqual(RateLimits.NameOf(IPAddress.Parse("2001:db8:1:2::1")), RateLimits.NameOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.AreNotEqual(RateLimits.NameOf(IPAddress.Parse("2001:db8:1:2::1")), RateLimits.NameOf(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.AreEqual("192.168.1.7", RateLimits.NameOf(IPAddress.Parse("::ffff:192.168.1.7")));
    }

    [TestMethod]
    public async Task Too_many_requests_of_one_address_are_refused_until_the_time_that_is_named()
    {
        using var server = new VoiceServer { Time = _time }.With("RateLimits:RequestsPerSecond", "0.5").With("RateLimits:BurstSeconds", "6");
        var http = server.CreateClient();
        for (var i = 0; i < 3; i++) Assert.AreEqual(HttpStatusCode.OK, (await http.GetAsync("/xiaozhi/ota/")).StatusCode);
        var refused = await http.GetAsync("/xiaozhi/ota/");
        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.AreEqual(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter!.Delta);
        Assert.Contains("\"error_code\":\"RATE_LIMIT_EXCEEDED\"", await refused.Content.ReadAsStringAsync());
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.AreEqual(HttpStatusCode.OK, (await http.GetAsync("/xiaozhi/ota/")).StatusCode);
    }

    [TestMethod]
    public async Task One_device_cannot_take_what_the_others_behind_its_address_need()
    {
        using var server = new VoiceServer { Time = _time }.With("RateLimits:DevicePerSecond", "1").With("RateLimits:BurstSeconds", "2");
        var http = server.CreateClient();
        var answers = new List<HttpStatusCode>();
        foreach (var device in new[] { "greedy", "greedy", "GREEDY", "other" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/xiaozhi/ota/");
            request.Headers.Add("Device-Id", device);
            answers.Add((await http.SendAsync(request)).StatusCode);
        }

        CollectionAssert.AreEqual(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK }, answers);
    }

    [TestMethod]
    public void A_thousand_boards_behind_one_address_connect_at_once_by_default()
    {
        var limits = new RateLimits(new RateLimitOptions(), _time);
        var taken = Enumerable.Range(0, 1000).Count(board =>
        {
            var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
            context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
            context.Request.Headers.Upgrade = "websocket";
            context.Request.Headers["device-id"] = $"board-{board}";
            return limits.TryTake(context, out _);
        });
        Assert.AreEqual(1000, taken);
    }

    [TestMethod]
    public async Task Too_many_new_connections_of_one_address_are_refused()
    {
        using var server = new VoiceServer { Time = _time }.With("RateLimits:ConnectionsPerSecond", "1").With("RateLimits:BurstSeconds", "2");
        using var first = await server.OpenAsync("one");
        using var second = await server.OpenAsync("two");
        var refusal = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => server.ConnectAsync("three"));
        Assert.Contains("429", refusal.Message);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var third = await server.OpenAsync("three");
    }

    private static int Takes(TokenBuckets buckets)
    {
        var taken = 0;
        while (buckets.TryTake("a", out _)) taken++;
        return taken;
    }
}
