using System.Collections;
using System.Reflection;

namespace nanoFramework.Json;

/// <summary>Fills objects with a parameterless constructor: public fields and properties by their exact names; unknown names are skipped.</summary>
internal sealed class TypedTarget(JsonSerializerOptions options)
{
    public object? Populate(JsonToken token, Type type)
    {
        if (token is JsonArray array) return PopulateArray(array, type);
        var source = (JsonObject)token;
        if (type == typeof(Hashtable)) return UntypedTarget.Table(source);
        var target = type.GetConstructor([])?.Invoke(null) ?? throw new DeserializationException();
        foreach (JsonProperty member in source.Members) SetMember(target, type, member);
        return target;
    }

    private object PopulateArray(JsonArray array, Type type)
    {
        if (type == typeof(ArrayList)) return UntypedTarget.TopLevelList(array);
        var itemType = type.GetElementType();
        if (itemType is null)
        {
            // A bare value in an array of one: what SerializeObject makes of a number.
            var list = JsonScalars.IsScalar(type) ? UntypedTarget.TopLevelList(array) : throw new DeserializationException();
            return list.Count == 1 ? list[0]! : list;
        }

        var result = Array.CreateInstance(itemType, array.Length);
        for (var i = 0; i < result.Length; i++)
        {
            var item = array.Items[i];
            result.SetValue(item is not JsonValue value ? Populate(item, itemType) : value.Value is null ? null : Converted(itemType, value.Value), i);
        }

        return result;
    }

    private void SetMember(object target, Type type, JsonProperty member)
    {
        var name = member.Name.StartsWith('$') ? string.Concat("_", member.Name.AsSpan(1)) : member.Name;
        var flags = BindingFlags.Public | BindingFlags.Instance | (options.PropertyNameCaseInsensitive ? BindingFlags.IgnoreCase : 0);
        if (type.GetField(name, flags) is { } field)
        {
            field.SetValue(target, MemberValue(member.Value, field.FieldType));
        }
        else if (type.GetProperty(name, flags) is { SetMethod.IsPublic: true, GetMethod.IsPublic: true } property)
        {
            property.SetValue(target, MemberValue(member.Value, property.PropertyType));
        }
        else if (options.ThrowExceptionWhenPropertyNotFound)
        {
            throw new DeserializationException();
        }
    }

    private object? MemberValue(JsonToken token, Type type) => token switch
    {
        JsonValue value => JsonScalars.IsScalar(type) ? JsonScalars.ToType(type, value.Value) : value.Value,
        JsonArray array when type == typeof(ArrayList) => MemberList(array),
        JsonObject source when type == typeof(Hashtable) => MemberTable(source),
        _ => Populate(token, type),
    };

    private static ArrayList MemberList(JsonArray array)
    {
        var list = new ArrayList();
        foreach (var item in array.Items)
        {
            if (item is JsonObject inner && HoldsArray(inner)) throw new DeserializationException();
            list.Add(item is JsonValue value ? value.Value : UntypedTarget.Table((JsonObject)item));
        }

        return list;
    }

    /// <summary>A Hashtable property cannot hold an array: the library has not implemented it.</summary>
    private static Hashtable MemberTable(JsonObject source) =>
        HoldsArray(source) ? throw new NotImplementedException() : UntypedTarget.InnerTable(source);

    private static bool HoldsArray(JsonObject source)
    {
        foreach (JsonProperty member in source.Members)
        {
            if (member.Value is JsonArray) return true;
        }

        return false;
    }

    private static object? Converted(Type type, object value) => value.GetType() == type || !JsonScalars.IsScalar(type) ? value : JsonScalars.ToType(type, value);
}
