using Server.Devices;
using Server.Tools;

namespace Bench.Understanding;

/// <summary>A house of boards, spoken to through the first of them, with the toolbox that a session has. Records what is
/// carried out.</summary>
internal sealed class SimulatedHouse : IConnectedDevices, IToolbox
{
    private readonly List<SimulatedBoard> _boards;
    private readonly SimulatedSchedule _schedule = new();
    private readonly SessionToolbox _toolbox;
    private readonly List<HouseCall> _done = [];

    public SimulatedHouse(IReadOnlyList<BoardDescription> boards)
    {
        _boards = [.. boards.Select(board => new SimulatedBoard(board))];
        foreach (var board in _boards) board.Reset();
        var reachable = new ReachableThings(_boards[0].SessionId, _boards[0], _boards[0], new HouseDevices(this), Reach.House);
        _toolbox = new SessionToolbox(reachable, [_schedule], _ => false);
        var things = _toolbox.Things;
        Names = new HouseNames(things, OwnNames(things, boards), SimulatedSchedule.All);
    }

    /// <summary>What can be named here.</summary>
    public HouseNames Names { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools => _toolbox.Tools;

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => _toolbox.Things;

    /// <inheritdoc/>
    IReadOnlyList<IConnectedDevice> IConnectedDevices.All => _boards;

    /// <summary>Everything as it was at the beginning.</summary>
    public void Reset()
    {
        foreach (var board in _boards) board.Reset();
        _schedule.Reset();
        _done.Clear();
    }

    /// <summary>What was carried out since this was asked last, in its order.</summary>
    public IReadOnlyList<HouseCall> TakeDone()
    {
        HouseCall[] done = [.. _done];
        _done.Clear();
        return done;
    }

    /// <inheritdoc/>
    public async ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken)
    {
        var result = await _toolbox.InvokeAsync(toolCall, cancellationToken);
        // What was refused before it reached a board has not been done.
        if (result.ErrorCode == "INVALID_PARAMETER") return result;
        var call = Names.CallOf(toolCall.Tool, toolCall.Arguments);
        _done.Add(call.Thing.Length == 0 ? call : call with { DeviceId = Names.Find(call.Thing, null)?.DeviceId });
        return result;
    }

    /// <inheritdoc/>
    IConnectedDevice? IConnectedDevices.Find(string deviceId) => _boards.FirstOrDefault(board => board.DeviceId == deviceId);

    // A session numbers the things of one name in the order of their boards.
    private static List<string> OwnNames(IReadOnlyList<Thing> things, IReadOnlyList<BoardDescription> boards)
    {
        var names = new List<string>();
        var left = boards.ToDictionary(board => board.DeviceId, board => board.Things.Select(thing => thing.Name).ToList());
        foreach (var thing in things)
        {
            var ofBoard = left[thing.DeviceId];
            var own = ofBoard.FirstOrDefault(name => thing.Descriptor.Name == name)
                ?? ofBoard.First(name => thing.Descriptor.Name.StartsWith(name, StringComparison.Ordinal));
            names.Add(own);
            ofBoard.Remove(own);
        }
        return names;
    }
}
