using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Tools;

namespace Bench.Understanding;

/// <summary>What a call is about: a method of a thing, a property that is asked for, or a tool of the house.</summary>
internal enum CallKind { Method, Property, Tool }

/// <summary>One thing that a sentence does.</summary>
/// <param name="DeviceId">The board; null where it does not matter.</param>
/// <param name="Thing">Empty for a tool of the house.</param>
/// <param name="Member">Name of the method, the property or the tool.</param>
/// <param name="AfterSeconds">How much later it is to be done; null for at once.</param>
internal sealed record HouseCall(
    CallKind Kind, string? DeviceId, string Thing, string Member, IReadOnlyDictionary<string, object> Arguments, double? AfterSeconds = null)
{
    // Names and sentences are read by people: 灯 stays 灯.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical form of calls, on one line: <c>[]</c> when there are none.</summary>
    /// <param name="withDevices">Whether boards are named.</param>
    public static string Written(IEnumerable<HouseCall> calls, bool withDevices) =>
        new JsonArray([.. calls.Select(call => (JsonNode)call.ToJson(withDevices))]).ToJsonString(Plain);

    private JsonObject ToJson(bool withDevice)
    {
        var json = new JsonObject();
        if (withDevice && DeviceId is not null) json["device_id"] = DeviceId;
        switch (Kind)
        {
            case CallKind.Property:
                json["thing"] = Thing;
                json["property"] = Member;
                break;
            case CallKind.Method:
                json["thing"] = Thing;
                json["method"] = Member;
                json["parameters"] = ToolArguments.ToJson(Arguments);
                break;
            default:
                json["tool"] = Member;
                json["arguments"] = ToolArguments.ToJson(Arguments);
                break;
        }
        if (AfterSeconds is { } seconds) json["after_seconds"] = seconds;
        return json;
    }
}
