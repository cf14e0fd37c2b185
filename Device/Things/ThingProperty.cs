using Firmware.Protocol;

namespace Firmware.Things
{
    /// <summary>Reads what the hardware has now: a bool, a double or a string; null while nothing is known.</summary>
    public delegate object PropertyReader();

    /// <summary>Something a thing can tell.</summary>
    public sealed class ThingProperty
    {
        private readonly string _description;
        private readonly ThingValue _value;
        private readonly bool _writable;
        private readonly PropertyReader _read;

        /// <param name="name">E.g. <c>brightness</c>.</param>
        /// <param name="description">For people and language models.</param>
        /// <param name="value">What it may hold.</param>
        /// <param name="writable">True when some method changes it to a given value.</param>
        /// <param name="read">Where the value comes from.</param>
        public ThingProperty(string name, string description, ThingValue value, bool writable, PropertyReader read)
        {
            Name = name;
            _description = description;
            _value = value;
            _writable = writable;
            _read = read;
        }

        public string Name { get; }

        public void WriteDescriptor(JsonWriter json)
        {
            json.Name(Name).BeginObject().Name("type").Text(_value.TypeName()).Name("description").Text(_description);
            _value.WriteTo(json);
            json.Name("readable").Boolean(true).Name("writable").Boolean(_writable).EndObject();
        }

        /// <summary>As <see cref="PropertyReader"/>.</summary>
        public object Read()
        {
            return _read();
        }

        /// <summary>Writes name and value; nothing while the value is unknown.</summary>
        public void WriteState(JsonWriter json)
        {
            object value = _read();
            if (value is bool)
            {
                json.Name(Name).Boolean((bool)value);
            }
            else if (value is double)
            {
                json.Name(Name).Number((double)value);
            }
            else if (value != null)
            {
                json.Name(Name).Text((string)value);
            }
        }
    }
}
