namespace nanoFramework.Json;

public enum JsonSerializerDefaults
{
    General = 0,
    Web = 1,
}

/// <summary>How typed targets are filled.</summary>
public sealed class JsonSerializerOptions
{
    public JsonSerializerOptions()
    {
    }

    public JsonSerializerOptions(JsonSerializerDefaults defaults) => PropertyNameCaseInsensitive = defaults == JsonSerializerDefaults.Web;

    public static JsonSerializerOptions Default { get; } = new();

    public bool PropertyNameCaseInsensitive { get; set; }

    public bool ThrowExceptionWhenPropertyNotFound { get; set; }
}
