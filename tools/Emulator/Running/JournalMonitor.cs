extern alias Device;
using System.Text.Json;
using Device::Firmware;
using Nano;

namespace Emulator.Running;

/// <summary>Writes what the firmware tells its monitor into the journal.</summary>
internal sealed class JournalMonitor(EmulatedMachine machine, BoardJournal journal) : IDeviceMonitor
{
    public void StateChanged(DeviceState from, DeviceState to) => Add(BoardEventKind.State, ("from", Name(from)), ("to", Name(to)));

    public void Heard(string text) => Add(BoardEventKind.Heard, ("text", text));

    public void Said(string sentence) => Add(BoardEventKind.Said, ("text", sentence));

    public void Executed(string thing, string method, bool success, string result) =>
        Add(BoardEventKind.Command, ("thing", thing), ("method", method), ("success", success), ("result", result));

    public void ThingChanged(string thing, string stateJson) => Add(BoardEventKind.Thing, ("thing", thing), ("state", Parsed(stateJson)));

    public void Failed(string message) => Add(BoardEventKind.Error, ("text", message));

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
