extern alias Device;
using System.Text.Json;
using Device::Firmware;
using Nano;

namespace Emulator.Running;

/// <summary>Writes what the firmware tells its monitor into the journal; what that allocates is not counted as the firmware's.</summary>
internal sealed class JournalMonitor(EmulatedMachine machine, BoardJournal journal) : IDeviceMonitor
{
    public void StateChanged(DeviceState from, DeviceState to)
    {
        using var pause = machine.Meter.Pause();
        Add(BoardEventKind.State, ("from", Name(from)), ("to", Name(to)));
    }

    public void Heard(string text)
    {
        using var pause = machine.Meter.Pause();
        Add(BoardEventKind.Heard, ("text", text));
    }

    public void Said(string sentence)
    {
        using var pause = machine.Meter.Pause();
        Add(BoardEventKind.Said, ("text", sentence));
    }

    public void Executed(string thing, string method, bool success, string result)
    {
        using var pause = machine.Meter.Pause();
        Add(BoardEventKind.Command, ("thing", thing), ("method", method), ("success", success), ("result", result));
    }

    public void ThingChanged(string thing, string stateJson)
    {
        using var pause = machine.Meter.Pause();
        Add(BoardEventKind.Thing, ("thing", thing), ("state", Parsed(stateJson)));
    }

    public void Failed(string message)
    {
        using var pause = machine.Meter.Pause();
        Add(BoardEventKind.Error, ("text", message));
    }

    /// <summary>As JSON, so that it does not become a string in JSON; as it is when it is none.</summary>
    private static object Parsed(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string Name(DeviceState state) => state.ToString().ToLowerInvariant();

    private void Add(string kind, params (string Name, object Value)[] fields)
    {
        if (EmulatedMachine.IsPowered) journal.Add(new BoardEvent(machine.Clock.Microseconds / 1000, kind, fields));
    }
}
