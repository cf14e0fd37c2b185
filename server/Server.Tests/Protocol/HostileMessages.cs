using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Server.Tests.Protocol;

/// <summary>Every message that a client may send, with one of its fields made wrong in every way that comes to mind.</summary>
internal static class HostileMessages
{
    private const string Mark = "\u2620";

    private static readonly string[] Valid =
    [
        """{"type":"hello","version":1,"transport":"websocket","features":{"mcp":true},"audio_params":{"format":"opus","sample_rate":16000,"channels":1,"frame_duration":60}}""",
        """{"session_id":"","type":"listen","state":"start","mode":"auto"}""",
        """{"type":"listen","state":"stop"}""",
        """{"type":"listen","state":"detect","text":"thank you"}""",
        """{"type":"abort","reason":"user_interrupt"}""",
        """{"type":"chat","text":"thank you"}""",
        """{"type":"image","image":"iVBORw0KGgo=","text":"what is this"}""",
        """{"type":"image","image_data":{"url":"data:image/png;base64,iVBORw0KGgo=","data":"iVBORw0KGgo=","format":"png"},"text":"what is this"}""",
        """{"type":"vision","cmd":"read_img","data":{"image":"iVBORw0KGgo=","question":"what is this"}}""",
        """{"type":"vision","cmd":"gen_pic","data":{"prompt":"a cat"}}""",
        """{"type":"iot","device_id":"lamp","action":"set_config","data":{"power":true,"brightness":80}}""",
        """{"type":"iot","device_id":"lamp","action":"status"}""",
        """{"type":"iot","descriptors":[{"name":"lamp","description":"Lamp","properties":{"power":{"type":"boolean","readable":true,"writable":false,"min":0,"max":1,"step":1,"enum":["a"]}},"methods":{"turn_on":{"description":"On","phrases":["shine"],"response_success":"On.","parameters":{"level":{"type":"number","min":0,"max":9,"required":false,"pattern":"^[0-9]+$"}}}}}]}""",
        """{"type":"iot","update":true,"states":[{"name":"lamp","state":{"power":true},"timestamp":1699123456789}]}""",
        """{"type":"iot","command_results":[{"command_id":"cmd-1","name":"lamp","method":"turn_on","success":true,"result":"on","new_state":{"power":true},"error":"x","error_code":"HARDWARE_ERROR"}]}""",
        """{"type":"mcp","payload":{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a"}]}}}""",
        """{"type":"mcp","payload":{"id":1,"method":"tool_call","params":{"tool_name":"get_lamp_power","arguments":{"a":1}}}}""",
        """{"type":"mcp","action":"call_function","function_name":"get_lamp_power","parameters":{"a":1}}""",
        """{"type":"mcp","action":"list_functions"}""",
        """{"type":"system","command":"reboot","success":true}""",
        """{"type":"ping","timestamp":1}""",
        """{"type":"server","action":"update_config","content":{"secret":"wrong"}}""",
    ];

    /// <summary>In place of a value; some hold what only the grammar allows.</summary>
    private static readonly string[] Wrong =
    [
        "null", "true", "0", "-1", "1e999", "-1e999", "1.5", "123456789012345678901234567890", "\"\"", "\" \"", "[]", "{}", "[[]]",
        "[null]", "{\"type\":\"hello\"}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\\u001f\"", "\"../../etc/passwd\"",
        "\"{0} {name} %s $(reboot)\"", "\"http://127.0.0.1/\"", "\"data:;base64,\"", "\"💥💥💥\"",
        "0,\"type\":\"listen\",\"type\":{}", "1,\"\":{\"\":[]}", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":[1,2,3]}}}}}}",
        new string('[', 40) + new string(']', 40), new string('[', 40), "undefined", "\"", "}", "\u0001",
        "\"" + new string('x', 3_000) + "\"", "\"" + new string('\u00e9', 500_000) + "\"",
        "[" + string.Join(',', Enumerable.Repeat("{}", 5_000)) + "]",
        "{" + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"k{i}\":{i}")) + "}",
    ];

    /// <summary>A message with one wrong value, or cut short, or with a byte changed.</summary>
    public static Arbitrary<byte[]> Any { get; } = Gen.OneOf(
        WrongValue(), WrongValue(), WrongValue(), Cut(), Changed(), Noise(200)).ToArbitrary();

    /// <summary>Up to so many bytes of anything.</summary>
    public static Gen<byte[]> Noise(int most) =>
        from length in Gen.Choose(0, most)
        from seed in Gen.Choose(0, int.MaxValue)
        select NoiseOf(seed, length);

    private static Gen<byte[]> WrongValue() =>
        from valid in Gen.Elements(Valid)
        from place in Gen.Choose(0, 1_000)
        from wrong in Gen.Elements(Wrong)
        select Encoding.UTF8.GetBytes(Replace(valid, place, wrong));

    private static Gen<byte[]> Cut() =>
        from valid in Gen.Elements(Valid)
        from length in Gen.Choose(0, 10_000)
        select Encoding.UTF8.GetBytes(valid)[..(length % valid.Length)];

    private static Gen<byte[]> Changed() =>
        from valid in Gen.Elements(Valid)
        from place in Gen.Choose(0, 10_000)
        from value in Gen.Choose(0, 255)
        select Change(Encoding.UTF8.GetBytes(valid), place, (byte)value);

    private static byte[] NoiseOf(int seed, int length)
    {
        var noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    private static byte[] Change(byte[] message, int place, byte value)
    {
        message[place % message.Length] = value;
        return message;
    }

    private static string Replace(string valid, int place, string wrong)
    {
        var root = JsonNode.Parse(valid)!;
        var values = ValuesIn(root).ToArray();
        values[place % values.Length].ReplaceWith(JsonValue.Create(Mark));
        var options = new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return root.ToJsonString(options).Replace($"\"{Mark}\"", wrong, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> ValuesIn(JsonNode node)
    {
        var children = node switch
        {
            JsonObject fields => fields.Select(field => field.Value!),
            JsonArray entries => entries.Select(entry => entry!),
            _ => [],
        };
        foreach (var child in children)
        {
            yield return child;
            foreach (var value in ValuesIn(child)) yield return value;
        }
    }
}
