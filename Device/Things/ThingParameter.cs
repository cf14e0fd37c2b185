using Firmware.Protocol;

namespace Firmware.Things
{
    /// <summary>A parameter of a method.</summary>
    public sealed class ThingParameter
    {
        private readonly string _description;

        public ThingParameter(string name, string description, ThingValue value, bool required)
        {
            Name = name;
            _description = description;
            Value = value;
            IsRequired = required;
        }

        public string Name { get; }

        public ThingValue Value { get; }

        public bool IsRequired { get; }

        public void WriteDescriptor(JsonWriter json)
        {
            json.Name(Name).BeginObject().Name("type").Text(Value.TypeName()).Name("description").Text(_description);
            Value.WriteTo(json);
            json.Name("required").Boolean(IsRequired).EndObject();
        }
    }
}
