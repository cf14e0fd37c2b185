using System.Text.Json;
using Emulator.Attached;
using Emulator.Boards;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.Mqtt;

/// <summary>A broker, somebody who watches it, and a board with the real firmware, together for one test.</summary>
internal sealed class MqttHouse : IDisposable
{
    public const string Telemetry = "v1/home/024e00000009/telemetry ";
    public const string Commands = "device-agent/home/device/024e00000009/commands";
    public const string Responses = "device-agent/home/device/024e00000009/responses ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _storage = new("board");

    private MqttHouse(Broker broker) => Broker = broker;

    public Broker Broker { get; }

    public EmulatedBoard Board { get; private set; } = null!;

    public RgbLamp Lamp => Board.Attached.OfType<RgbLamp>().Single();

    /// <summary>Mosquitto's own subscriber, to everything.</summary>
    public required Child Watch { get; init; }

    /// <summary>Switches on a board whose settings have an object "mqtt", and a server if there is one; waits until it is online, if its password is right.</summary>
    public static async Task<MqttHouse> OpenAsync(string? server = null, string password = Broker.Password)
    {
        var broker = new Broker();
        await broker.StartAsync();
        var house = new MqttHouse(broker) { Watch = broker.Watch() };
        house.SwitchOn("127.0.0.1", server, password, authority: null);
        if (password == Broker.Password) await house.SeeOnlineAsync(0);
        return house;
    }

    /// <summary>The same with TLS; what comes of it the test waits for.</summary>
    /// <param name="ofBroker">Certificate and key.</param>
    /// <param name="authorityOfBroker">Who issued it: whom the watcher trusts.</param>
    /// <param name="authorityOfBoard">Whom the board trusts.</param>
    public static async Task<MqttHouse> OpenSecureAsync((string Certificate, string Key) ofBroker, string authorityOfBroker, string authorityOfBoard)
    {
        var broker = new Broker(new(ofBroker.Certificate, ofBroker.Key, authorityOfBroker));
        await broker.StartAsync();
        var house = new MqttHouse(broker) { Watch = broker.Watch() };
        house.SwitchOn("localhost", server: null, Broker.Password, authorityOfBoard);
        return house;
    }

    public Task<string> SeeOnlineAsync(int mark) => SeeAsync(Telemetry, "\"status\":\"online\"", mark);

    public Task<string> SeeOfflineAsync(int mark) => SeeAsync(Telemetry, "\"status\":\"offline\"", mark);

    /// <summary>Sends a command with Mosquitto's own client; the text of the response.</summary>
    public async Task<string> CommandAsync(string text)
    {
        var mark = Watch.Count;
        await Broker.PublishAsync(Commands, text);
        return await SeeAsync(Responses, string.Empty, mark);
    }

    /// <summary>What is published to a topic and has some text in it, from a mark on.</summary>
    public async Task<string> SeeAsync(string topic, string text, int mark)
    {
        var line = await Watch.WaitForLineAsync(
            line => line.StartsWith(topic, StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal), Patience, mark);
        Assert.IsNotNull(line, $"{topic}{text} was not published.\n{Watch.Output}\n{string.Join('\n', Board.Journal.Since(0))}");
        return line[topic.Length..];
    }

    public async Task SeeOnBoardAsync(Predicate<BoardEvent> fits)
    {
        var found = await Board.Journal.WaitAsync(0, fits, Patience, default);
        Assert.IsNotNull(found, string.Join('\n', Board.Journal.Since(0)));
    }

    public void Dispose()
    {
        Board.Dispose();
        Watch.Dispose();
        Broker.Dispose();
        _storage.Dispose();
    }

    private void SwitchOn(string host, string? server, string password, string? authority)
    {
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind("esp32-s3-devkitc-1", out var built, out var problem), problem);
        Assert.IsTrue(EmulatedBoard.TryCreate(built, BoardSettings.For("http://127.0.0.1:1", "manual"), _storage.Path, [0x02, 0x4E, 0, 0, 0, 9], new RealTimeClock(), out var board, out problem), problem);
        var mqtt = new { host, port = Broker.Port, product = "home", user = Broker.User, password, tls = authority is not null };
        File.WriteAllText(Path.Combine(_storage.Path, "settings.json"), server is null ? JsonSerializer.Serialize(new { mqtt }) : JsonSerializer.Serialize(new { server, mqtt }));
        if (authority is not null) File.WriteAllText(Path.Combine(_storage.Path, "ca.pem"), authority);
        Board = board;
        board.Start();
    }
}
