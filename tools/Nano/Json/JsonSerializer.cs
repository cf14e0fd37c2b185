using System.Collections;
using System.Reflection;
using System.Text;

namespace nanoFramework.Json;

/// <summary>Writes JSON: public properties of objects (never fields), in arbitrary order; names are not escaped; enums are numbers.</summary>
public class JsonSerializer
{
    private JsonSerializer()
    {
    }

    /// <summary>A value type at the top is put between brackets, because the library reads only objects and arrays.</summary>
    public static string? SerializeObject(object? o, bool topObject = true)
    {
        if (o is null) return "null";
        var type = o.GetType();
        if (topObject && type.IsValueType) return $"[{SerializeObject(o, false)}]";
        if (type.IsEnum) return Convert.ToInt64(o, System.Globalization.CultureInfo.InvariantCulture).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (JsonScalars.IsScalar(type)) return JsonScalars.ToJson(o);
        if (o is DictionaryEntry entry) return Serialize(new Hashtable { [entry.Key] = entry.Value });
        if (o is IDictionary dictionary) return Serialize(dictionary);
        if (o is IEnumerable items) return Serialize(items);
        return type.IsClass ? Serialize(Properties(o, type)) : null;
    }

    private static string Serialize(IDictionary dictionary)
    {
        var json = new StringBuilder("{");
        foreach (DictionaryEntry entry in dictionary)
        {
            if (json.Length > 1) json.Append(',');
            json.Append('"').Append(entry.Key).Append("\":").Append(SerializeObject(entry.Value, false));
        }

        return json.Append('}').ToString();
    }

    private static string Serialize(IEnumerable items)
    {
        var json = new StringBuilder("[");
        foreach (var item in items)
        {
            if (json.Length > 1) json.Append(',');
            json.Append(SerializeObject(item, false));
        }

        return json.Append(']').ToString();
    }

    private static Hashtable Properties(object o, Type type)
    {
        var members = new Hashtable();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetMethod is { IsPublic: true, IsAbstract: false } getter) members.Add(property.Name, getter.Invoke(o, null));
        }

        return members;
    }
}
