using System.Runtime.InteropServices;
using System.Text.Json;

namespace Server.Mcp;

/// <summary>Gathers the pages of a device's <c>tools/list</c>, within bounds: a device is not trusted to come to an end.</summary>
internal sealed class ToolList
{
    public const int MaxPages = 32;
    public const int MaxTools = 128;

    /// <summary>Bytes of all pages together; stock devices send pages of 8,000.</summary>
    public const int MaxBytes = 512 * 1024;

    private readonly Dictionary<string, BoardTool> _tools = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private readonly List<BoardTool> _inOrder = [];
    private int _pages;
    private long _bytes;

    /// <summary>In the device's order; of two with one name, the first.</summary>
    public IReadOnlyList<BoardTool> Tools => _inOrder;

    /// <summary>Takes one page.</summary>
    /// <returns>The cursor to ask for the next page with; null when there is none, or enough.</returns>
    public string? Take(JsonElement page)
    {
        if (page.ValueKind != JsonValueKind.Object) return null;
        _bytes += JsonMarshal.GetRawUtf8Value(page).Length;
        if (page.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in tools.EnumerateArray())
            {
                if (_inOrder.Count == MaxTools) return null;
                if (BoardTool.TryRead(entry, out var tool) && _tools.TryAdd(tool.Name, tool)) _inOrder.Add(tool);
            }
        }

        if (++_pages == MaxPages || _bytes > MaxBytes) return null;
        return page.TryGetProperty("nextCursor", out var next) && next.ValueKind == JsonValueKind.String
            && next.GetString() is { Length: > 0 and <= BoardTool.MaxNameLength } cursor && _cursors.Add(cursor)
            ? cursor
            : null;
    }
}
