using Emulator.Boards;
using Emulator.Running;
using Emulator.Sound;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.EndToEnd;

/// <summary>The real server and a board with the real firmware, together for one test.</summary>
internal sealed class House : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServerChild _server;
    private readonly TemporaryFolder? _data;
    private readonly TemporaryFolder _storage;

    private House(ServerChild server, TemporaryFolder? data, TemporaryFolder storage, EmulatedBoard board, BoardSettings settings)
    {
        _server = server;
        _data = data;
        _storage = storage;
        Board = board;
        Conversation = new Conversation(board, settings);
    }

    public EmulatedBoard Board { get; }

    public Conversation Conversation { get; }

    /// <summary>Starts both and waits until the board is ready to be talked to.</summary>
    public static async Task<House> OpenAsync(string board, string mode = "manual")
    {
        var data = new TemporaryFolder("server");
        var serverDll = ServerChild.FindBuilt() ?? throw new InvalidOperationException("The server is not built.");
        var server = await ServerChild.StartAsync(serverDll, data.Path, Path.Combine(data.Path, "server.log"), default);
        return await SwitchOnAsync(server, data, board, mode, MacAddress.For(board));
    }

    /// <summary>Another board on the same server; to be disposed before this house.</summary>
    public Task<House> AddRoomAsync(string board) => SwitchOnAsync(_server, null, board, "manual", MacAddress.For(board + " in the next room"));

    /// <summary>Speaks a sentence in a synthetic voice.</summary>
    public Task<Exchange> SayAsync(string sentence, string voice = "rms") => PlayAsync(Spoken(sentence, voice));

    /// <summary>Plays 16 kHz mono sound into the microphone while the button is held.</summary>
    public Task<Exchange> PlayAsync(short[] samples) => Conversation.SpeakAsync(samples, default);

    /// <summary>Holds the button over sound to which no answer may come; returns what happened until the board rests.</summary>
    public async Task<IReadOnlyList<BoardEvent>> PlayUnansweredAsync(short[] samples)
    {
        var mark = Board.Journal.Count;
        Board.PressTalk();
        await WaitAsync(mark, happened => happened.Enters("listening"));
        var quietFrom = Board.Machine.Microphone.Say(samples) / 1000;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, quietFrom - Board.Milliseconds)));
        Board.ReleaseTalk();
        await WaitAsync(mark, happened => happened.Enters("idle"));
        return Board.Journal.Since(mark);
    }

    /// <summary>Waits for something to happen on the board after a mark in its journal.</summary>
    public async Task<BoardEvent> WaitAsync(int mark, Predicate<BoardEvent> fits)
    {
        var found = await Board.Journal.WaitAsync(mark, fits, Patience, default);
        Assert.IsNotNull(found, "It did not happen. " + string.Join("\n", Board.Journal.Since(mark).Select(happened => happened.ToString())));
        return found;
    }

    public static short[] Spoken(string sentence, string voice = "rms")
    {
        Assert.IsTrue(new Flite(voice).TrySpeak(sentence, out var samples, out var problem), problem);
        return samples;
    }

    public ValueTask DisposeAsync()
    {
        Board.Dispose();
        _storage.Dispose();
        if (_data is null) return ValueTask.CompletedTask;
        _server.Dispose();
        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<House> SwitchOnAsync(ServerChild server, TemporaryFolder? data, string board, string mode, byte[] mac)
    {
        var settings = BoardSettings.For(server.Address.ToString(), mode);
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind(board, out var built, out var problem), problem);
        var storage = new TemporaryFolder("board");
        Assert.IsTrue(EmulatedBoard.TryCreate(built, settings, storage.Path, mac, new RealTimeClock(), out var emulated, out problem), problem);
        var house = new House(server, data, storage, emulated, settings);
        emulated.Start();
        Assert.IsTrue(await house.Conversation.WaitUntilReadyAsync(default), "The board did not become idle.");
        return house;
    }
}
