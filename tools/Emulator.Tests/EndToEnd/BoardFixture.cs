using Emulator.Attached;
using Emulator.Boards;
using Emulator.Reporting;
using Emulator.Running;
using Emulator.Sound;
using Nano;

namespace Emulator.Tests.EndToEnd;

/// <summary>A board with the real firmware, idle and connected to a server, and somebody who talks to it.</summary>
internal sealed class BoardFixture : IDisposable
{
    private readonly TemporaryFolder _storage = new("board-test");
    private readonly Conversation _conversation;

    private BoardFixture(string server, string mode, byte number)
    {
        var settings = BoardSettings.For(server, mode);
        if (!BoardCatalogue.OfThisBuild.TryFind("esp32-s3-devkitc-1", out var built, out var problem)
            || !EmulatedBoard.TryCreate(built, settings, _storage.Path, [0x02, 0x4E, 0, 0, 1, number], new RealTimeClock(), out var board, out problem))
            throw new InvalidOperationException(problem);
        Board = board;
        _conversation = new Conversation(board, settings);
    }

    public EmulatedBoard Board { get; }

    public RgbLamp Lamp => Board.Attached.OfType<RgbLamp>().Single();

    public Motor Fan => Board.Attached.OfType<Motor>().Single();

    public ClimateSensor Sensor => Board.Attached.OfType<ClimateSensor>().Single();

    /// <summary>Switches a board on and waits until it is idle.</summary>
    /// <param name="number">Tells the boards of one server apart.</param>
    /// <param name="temperatureCelsius">Around its sensor.</param>
    public static async Task<BoardFixture> StartAsync(ServerProcess server, string mode, byte number, CancellationToken cancellation, double temperatureCelsius = 22.5)
    {
        var fixture = new BoardFixture(server.Address, mode, number);
        fixture.Sensor.Set(temperatureCelsius, 50);
        fixture.Board.Start();
        if (await fixture._conversation.WaitUntilReadyAsync(cancellation)) return fixture;
        var log = fixture.LogSince(0);
        fixture.Dispose();
        throw new InvalidOperationException($"The board did not become idle.\n{log}");
    }

    /// <summary>Speaks a sentence with a made voice and waits for the answer.</summary>
    public Task<Exchange> SayAsync(string sentence, CancellationToken cancellation) => _conversation.SpeakAsync(Speech(sentence), cancellation);

    /// <summary>A sentence as 16 kHz mono.</summary>
    public static short[] Speech(string sentence) =>
        new Flite("rms").TrySpeak(sentence, out var samples, out var problem) ? samples : throw new InvalidOperationException(problem);

    /// <summary>The first event from a mark on that matches; throws when none comes within twenty seconds.</summary>
    public async Task<BoardEvent> AwaitAsync(int mark, Predicate<BoardEvent> match, CancellationToken cancellation) =>
        await Board.Journal.WaitAsync(mark, match, TimeSpan.FromSeconds(20), cancellation)
        ?? throw new TimeoutException($"It did not happen.\n{LogSince(mark)}");

    /// <summary>What happened, one line each: for the message of a failing assertion.</summary>
    public string LogSince(int mark) => string.Join("\n", Board.Journal.Since(mark).Select(TextReport.Line));

    public void Dispose()
    {
        Board.Dispose();
        _storage.Dispose();
    }
}
