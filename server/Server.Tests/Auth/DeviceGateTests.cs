using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Auth;
using Server.Devices;
using Server.Hosting;
using Server.Storage;
using Server.Tests.Storage;

namespace Server.Tests.Auth;

[TestClass]
public sealed class DeviceGateTests : IAsyncDisposable
{
    private const string Device = "aa:bb:cc:dd:ee:01";
    private const string ClientId = "9e1f5f0a-client";

    private readonly SqlitePlace _place = new();
    private readonly ManualTime _time = new();
    private readonly CuttableEngine _engine;
    private readonly Database _database;
    private readonly DeviceTokens _tokens;

    public DeviceGateTests()
    {
        _time.Advance(TimeSpan.FromDays(365));
        _engine = new CuttableEngine(_place.Engine());
        _database = new Database(_engine, _time, NullLogger<Database>.Instance);
        _tokens = new DeviceTokens(Encoding.UTF8.GetBytes(TestTokens.Key), TimeSpan.FromHours(24), _time);
    }

    private DeviceStore Devices => new(_database, _time);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _place.DisposeAsync();
    }

    [TestMethod]
    public async Task In_open_mode_all_come_in_and_a_forged_token_is_no_hindrance()
    {
        var (gate, _) = Gate(new AuthOptions());
        Assert.IsInstanceOfType<Admission.Granted>(await KnockAsync(gate, null));
        Assert.IsInstanceOfType<Admission.Granted>(await KnockAsync(gate, "forged"));
    }

    [TestMethod]
    public async Task A_device_of_the_list_needs_no_token_in_whatever_case_the_list_names_it()
    {
        var (gate, _) = Gate(new AuthOptions { Mode = AuthMode.Bound, AllowedDevices = [Device.ToUpperInvariant()] });
        Assert.IsInstanceOfType<Admission.Granted>(await KnockAsync(gate, null));
        Assert.IsInstanceOfType<Admission.Unbound>(await KnockAsync(gate, null, "aa:bb:cc:dd:ee:02"));
    }

    [TestMethod]
    public async Task A_bound_device_comes_in_with_its_token_and_not_without()
    {
        var (gate, bindings) = Gate();
        await BindAsync(bindings);
        var (token, offer) = await gate.CheckInAsync(Device, ClientId, default);
        Assert.IsNull(offer);
        Assert.IsInstanceOfType<Admission.Granted>(await KnockAsync(gate, token));
        Assert.AreEqual(TokenProblem.None, (await RefusedAsync(gate, null)).Problem);
        Assert.AreEqual(TokenProblem.Forged, (await RefusedAsync(gate, token + "x")).Problem);
        Assert.AreEqual(TokenProblem.OtherDevice, (await RefusedAsync(gate, _tokens.Issue("aa:bb:cc:dd:ee:02", bound: true))).Problem);
        _time.Advance(TimeSpan.FromHours(25));
        Assert.AreEqual(TokenProblem.Expired, (await RefusedAsync(gate, token)).Problem);
    }

    [TestMethod]
    public async Task A_token_made_elsewhere_with_the_key_admits_a_device_that_nobody_bound()
    {
        var (gate, _) = Gate();
        var token = TestTokens.Sign(TestTokens.Header, TestTokens.Claims(Device, _time.GetUtcNow(), _time.GetUtcNow().AddHours(1)));
        Assert.IsInstanceOfType<Admission.Granted>(await KnockAsync(gate, token));
    }

    [TestMethod]
    public async Task A_token_from_the_time_when_all_came_in_admits_nobody_where_binding_is_asked_for()
    {
        var (open, _) = Gate(new AuthOptions());
        var (token, _) = await open.CheckInAsync(Device, ClientId, default);
        var (gate, _) = Gate();
        Assert.IsInstanceOfType<Admission.Unbound>(await KnockAsync(gate, token));
        _engine.IsCut = true;
        Assert.IsInstanceOfType<Admission.Refused>(await KnockAsync(gate, token));
    }

    [TestMethod]
    public async Task A_device_that_was_unbound_is_out_and_its_tokens_stay_void_when_it_is_bound_again()
    {
        var (gate, bindings) = Gate();
        await BindAsync(bindings);
        var (before, _) = await gate.CheckInAsync(Device, ClientId, default);
        Assert.IsTrue(await bindings.UnbindAsync(Device, default));
        Assert.IsInstanceOfType<Admission.Unbound>(await KnockAsync(gate, before));
        _time.Advance(TimeSpan.FromMinutes(1));
        await BindAsync(bindings);
        Assert.AreEqual(TokenProblem.Expired, (await RefusedAsync(gate, before)).Problem);
        var (after, _) = await gate.CheckInAsync(Device, ClientId, default);
        Assert.IsInstanceOfType<Admission.Granted>(await KnockAsync(gate, after));
    }

    [TestMethod]
    public async Task A_stranger_with_the_id_of_a_bound_device_gets_neither_token_nor_code()
    {
        var (gate, bindings) = Gate();
        await BindAsync(bindings);
        Assert.AreEqual((null, null), await gate.CheckInAsync(Device, "another-client", default));
        Assert.AreEqual((null, null), await gate.CheckInAsync(Device, null, default));
    }

    [TestMethod]
    public async Task While_the_database_is_gone_a_token_that_was_issued_to_a_bound_device_holds()
    {
        var (before, bindings) = Gate();
        await BindAsync(bindings);
        var (token, _) = await before.CheckInAsync(Device, ClientId, default);
        _engine.IsCut = true;
        var (gate, _) = Gate();
        Assert.IsInstanceOfType<Admission.Granted>(await KnockAsync(gate, token));
        Assert.IsInstanceOfType<Admission.Refused>(await KnockAsync(gate, null));
    }

    [TestMethod]
    public async Task While_the_database_is_gone_a_device_that_was_here_gets_new_tokens_and_another_keeps_the_one_it_has()
    {
        var (gate, bindings) = Gate();
        await BindAsync(bindings);
        await gate.CheckInAsync(Device, ClientId, default);
        _engine.IsCut = true;
        var (token, _) = await gate.CheckInAsync(Device, ClientId, default);
        Assert.IsNotNull(token);
        Assert.AreEqual((null, null), await gate.CheckInAsync("aa:bb:cc:dd:ee:02", null, default));
    }

    [TestMethod]
    public async Task A_device_that_was_unbound_stays_out_while_the_database_is_gone()
    {
        var (gate, bindings) = Gate();
        await BindAsync(bindings);
        var (token, _) = await gate.CheckInAsync(Device, ClientId, default);
        await bindings.UnbindAsync(Device, default);
        _engine.IsCut = true;
        Assert.IsInstanceOfType<Admission.Unbound>(await KnockAsync(gate, token));
    }

    [TestMethod]
    public async Task A_code_is_the_same_until_it_ends_and_another_after_that()
    {
        var (_, bindings) = Gate();
        var first = await bindings.OfferAsync(Device, ClientId, default);
        Assert.AreEqual(6, first.Code.Count(char.IsAsciiDigit));
        _time.Advance(TimeSpan.FromMinutes(9));
        var second = await bindings.OfferAsync(Device, ClientId, default);
        Assert.AreEqual(first with { TimeLeft = TimeSpan.FromMinutes(1) }, second);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.AreEqual(BindOutcome.NoCode, await bindings.TakeInAsync(Device, first.Code, null, default));
        Assert.AreNotEqual(first.Challenge, (await bindings.OfferAsync(Device, ClientId, default)).Challenge);
    }

    [TestMethod]
    public async Task After_five_wrong_guesses_a_code_is_void()
    {
        var (_, bindings) = Gate();
        var offer = await bindings.OfferAsync(Device, ClientId, default);
        var wrong = offer.Code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++) Assert.AreEqual(BindOutcome.WrongCode, await bindings.TakeInAsync(Device, wrong, null, default));
        Assert.AreEqual(BindOutcome.NoCode, await bindings.TakeInAsync(Device, offer.Code, null, default));
        Assert.AreNotEqual(offer.Challenge, (await bindings.OfferAsync(Device, ClientId, default)).Challenge);
    }

    [TestMethod]
    public async Task A_code_binds_its_own_device_once()
    {
        var (_, bindings) = Gate();
        var offer = await bindings.OfferAsync(Device, ClientId, default);
        Assert.AreEqual(BindOutcome.NoCode, await bindings.TakeInAsync("aa:bb:cc:dd:ee:02", offer.Code, null, default));
        Assert.AreEqual(BindOutcome.Bound, await bindings.TakeInAsync(Device, offer.Code, "Kitchen", default));
        Assert.AreEqual("Kitchen", (await Devices.FindAsync(Device, default))!.Name);
        Assert.AreEqual(BindOutcome.NoCode, await bindings.TakeInAsync(Device, offer.Code, null, default));
    }

    [TestMethod]
    public async Task Whose_code_the_owner_enters_is_taken_in_and_not_whoever_shows_the_same_id()
    {
        var (_, bindings) = Gate();
        var real = await bindings.OfferAsync(Device, ClientId, default);
        var other = await bindings.OfferAsync(Device, "somebody-else", default);
        Assert.AreNotEqual(real.Challenge, other.Challenge);
        Assert.AreEqual(BindOutcome.Bound, await bindings.TakeInAsync(Device, real.Code, null, default));
        await Devices.SeeAsync(Device, "somebody-else", null, null, default);
        Assert.AreEqual(Binding.Bound, (await bindings.FindAsync(Device, ClientId, default)).Binding);
        Assert.AreEqual(Binding.Foreign, (await bindings.FindAsync(Device, "somebody-else", default)).Binding);
    }

    private (DeviceGate Gate, DeviceBindings Bindings) Gate(AuthOptions? options = null)
    {
        options ??= new AuthOptions { Mode = AuthMode.Bound };
        var bindings = new DeviceBindings(Devices, new BindingStore(_database, _time), new NobodyConnected(), _tokens, new Conversations(new MemoryOptions(), _time), options, _time);
        return (new DeviceGate(options, _tokens, bindings, Owner(), NullLogger<DeviceGate>.Instance), bindings);
    }

    private static OwnerAccess Owner()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Auth:OwnerKey", "the owner's")]).Build();
        return OwnerAccess.Open(configuration, new StorageOptions(), new PublicAddress(configuration));
    }

    private static async Task BindAsync(DeviceBindings bindings)
    {
        var offer = await bindings.OfferAsync(Device, ClientId, default);
        Assert.AreEqual(BindOutcome.Bound, await bindings.TakeInAsync(Device, offer.Code, null, default));
    }

    private static async Task<Admission.Refused> RefusedAsync(DeviceGate gate, string? token)
    {
        var admission = await KnockAsync(gate, token);
        Assert.IsInstanceOfType<Admission.Refused>(admission);
        var refused = (Admission.Refused)admission;
        Assert.AreEqual("AUTH_FAILED", refused.Error.Code);
        return refused;
    }

    private static Task<Admission> KnockAsync(DeviceGate gate, string? token, string deviceId = Device)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["client-id"] = ClientId;
        if (token is not null) request.Headers.Authorization = "Bearer " + token;
        return gate.AdmitAsync(request, deviceId, default);
    }
}
