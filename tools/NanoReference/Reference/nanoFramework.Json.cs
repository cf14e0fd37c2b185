// The public API of nanoFramework.Json as the package nanoFramework.Json 2.2.213 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System;
using System.Collections;
using System.IO;
using nanoFramework.Json.Converters;
using nanoFramework.Json.Resolvers;

[assembly: System.Reflection.AssemblyVersion("2.2.213.0")]

namespace nanoFramework.Json
{
    public class DeserializationException : Exception
    {
        public DeserializationException() => throw null;
    }

    public sealed class JsonArray : JsonToken
    {
        public JsonArray(JsonToken[] values) => throw null;
        public int Length => throw null;
        public JsonToken[] Items => throw null;
    }

    public static class JsonConvert
    {
        public static string SerializeObject(object oSource) => throw null;
        public static object DeserializeObject(string value, Type type) => throw null;
        public static object DeserializeObject(string value, Type type, JsonSerializerOptions options) => throw null;
        public static object DeserializeObject(Stream stream, Type type) => throw null;
        public static object DeserializeObject(Stream stream, Type type, JsonSerializerOptions options) => throw null;
        public static object DeserializeObject(StreamReader streamReader, Type type) => throw null;
        public static object DeserializeObject(StreamReader streamReader, Type type, JsonSerializerOptions options) => throw null;
    }

    public sealed class JsonObject : JsonToken
    {
        public JsonObject() => throw null;
        public ICollection Members => throw null;
        public void Add(string name, JsonToken value) => throw null;
        public JsonProperty Get(string name) => throw null;
    }

    public sealed class JsonProperty : JsonToken
    {
        public JsonProperty(string name, JsonToken value) => throw null;
        public string Name => throw null;
        public JsonToken Value => throw null;
    }

    public class JsonSerializer
    {
        internal JsonSerializer() => throw null;
        public static string SerializeObject(object o, bool topObject = true) => throw null;
    }

    public enum JsonSerializerDefaults
    {
        General = 0,
        Web = 1,
    }

#nullable enable
    public sealed class JsonSerializerOptions
    {
        public JsonSerializerOptions() => throw null!;
        public JsonSerializerOptions(JsonSerializerDefaults defaults) => throw null!;
        public static JsonSerializerOptions Default => throw null!;
        public IMemberResolver Resolver { get => throw null!; set => throw null!; }
        public bool PropertyNameCaseInsensitive { get => throw null!; set => throw null!; }
        public bool ThrowExceptionWhenPropertyNotFound { get => throw null!; set => throw null!; }
    }
#nullable restore

    public abstract class JsonToken
    {
        protected JsonToken() => throw null;
    }

    public sealed class JsonValue : JsonToken
    {
        public JsonValue(object value, bool isDateTime = false) => throw null;
        public object Value => throw null;
    }

    public class SerializationException : Exception
    {
        public SerializationException() => throw null;
    }
}

namespace nanoFramework.Json.Configuration
{
    public static class ConvertersMapping
    {
        public static void Add(Type type, IConverter converter) => throw null;
        public static void Remove(Type type) => throw null;
        public static void Replace(Type type, IConverter converter) => throw null;
    }

    [Obsolete("Use JsonSerializerOptions instead")]
    public static class Settings
    {
        public static IMemberResolver Resolver { get => throw null; set => throw null; }
        public static bool CaseSensitive { get => throw null; set => throw null; }
        public static bool ThrowExceptionWhenPropertyNotFound { get => throw null; set => throw null; }
    }
}

namespace nanoFramework.Json.Converters
{
    public interface IConverter
    {
        object ToType(object value);
        string ToJson(object value);
    }
}

namespace nanoFramework.Json.Resolvers
{
    public interface IMemberResolver
    {
        MemberSet Get(string memberName, Type objectType, JsonSerializerOptions options);
    }

    public readonly struct MemberSet
    {
        private readonly SetValueDelegate _setValue;
        private readonly Type _objectType;
        private readonly bool _skip;
        public MemberSet(SetValueDelegate setValue, Type objectType) => throw null;
        public MemberSet(bool skip) => throw null;
        public SetValueDelegate SetValue => throw null;
        public Type ObjectType => throw null;
        public bool Skip => throw null;
    }

    public delegate void SetValueDelegate(object objectInstance, object valueToSet);
}
