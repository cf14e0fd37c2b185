using System.Collections;

namespace nanoFramework.Json;

/// <summary>
/// Turns tokens into hash tables and array lists, with the library's gaps: an array directly inside an array throws, and
/// with which exception depends on where it stands.
/// </summary>
internal static class UntypedTarget
{
    /// <summary>For the target type Hashtable: objects below become Hashtable, arrays ArrayList.</summary>
    public static Hashtable Table(JsonObject source)
    {
        var table = new Hashtable();
        foreach (JsonProperty member in source.Members)
        {
            table.Add(member.Name, member.Value switch
            {
                JsonValue value => value.Value,
                JsonArray array => ListInTopLevelObject(array),
                JsonObject inner => InnerTable(inner),
                _ => throw new NotImplementedException(),
            });
        }

        return table;
    }

    public static Hashtable InnerTable(JsonToken source)
    {
        if (source is not JsonObject sourceObject) throw new NotImplementedException();
        var table = new Hashtable();
        foreach (JsonProperty member in sourceObject.Members)
        {
            table.Add(member.Name, member.Value switch
            {
                JsonValue value => value.Value,
                JsonArray array => List(array, InnerTable),
                _ => InnerTable(member.Value),
            });
        }

        return table;
    }

    /// <summary>
    /// For the target type ArrayList: of several objects only the last remains, in a list of its own; an object that holds
    /// an object throws.
    /// </summary>
    public static ArrayList TopLevelList(JsonArray source)
    {
        var list = new ArrayList();
        foreach (var item in source.Items)
        {
            if (item is JsonValue value) list.Add(value.Value);
            else if (item is JsonArray array) list = ListInTopLevelObject(array);
            else list = [FlatTable((JsonObject)item)];
        }

        return list;
    }

    private static ArrayList ListInTopLevelObject(JsonArray source) =>
        List(source, item => item is JsonObject inner ? Table(inner) : throw new DeserializationException());

    private static Hashtable FlatTable(JsonObject source)
    {
        var table = new Hashtable();
        foreach (JsonProperty member in source.Members)
        {
            table.Add(member.Name, member.Value switch
            {
                JsonValue value => value.Value,
                JsonArray array => List(array, _ => throw new NotImplementedException()),
                _ => throw new DeserializationException(),
            });
        }

        return table;
    }

    private static ArrayList List(JsonArray source, Func<JsonToken, Hashtable> item)
    {
        var list = new ArrayList();
        foreach (var token in source.Items) list.Add(token is JsonValue value ? value.Value : item(token));
        return list;
    }
}
