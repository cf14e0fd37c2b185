using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Emulator.Running;

namespace Emulator.Reporting;

/// <summary>One JSON object an event, one a line: <c>{"t_ms":1234,"event":"state","from":"idle","to":"listening"}</c>.</summary>
internal sealed class JsonReport(TextWriter output) : IEventReport
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _lock = new();

    public void Write(BoardEvent happened)
    {
        var line = Line(happened);
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    internal static string Line(BoardEvent happened)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("t_ms", happened.Milliseconds);
            json.WriteString("event", happened.Kind);
            foreach (var (name, value) in happened.Fields)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value, value.GetType());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
