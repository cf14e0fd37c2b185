using System.Text;

namespace Firmware.Protocol
{
    /// <summary>
    /// Writes JSON in the order of the calls. Text goes out as raw UTF-8: only quotes, backslashes and control characters
    /// are escaped.
    /// </summary>
    public sealed class JsonWriter
    {
        private const string Hex = "0123456789abcdef";

        private readonly StringBuilder _text = new StringBuilder();
        private bool _afterValue;

        public JsonWriter BeginObject()
        {
            return Open('{');
        }

        public JsonWriter EndObject()
        {
            return Close('}');
        }

        public JsonWriter BeginArray()
        {
            return Open('[');
        }

        public JsonWriter EndArray()
        {
            return Close(']');
        }

        public JsonWriter Name(string name)
        {
            Separate();
            Quote(name);
            _text.Append(':');
            _afterValue = false;
            return this;
        }

        public JsonWriter Text(string value)
        {
            Separate();
            Quote(value);
            return this;
        }

        public JsonWriter Boolean(bool value)
        {
            return Raw(value ? "true" : "false");
        }

        /// <summary>Whole numbers without a point, others with two decimals.</summary>
        public JsonWriter Number(double value)
        {
            long whole = (long)value;
            return Raw(whole == value ? whole.ToString() : value.ToString("F2"));
        }

        /// <summary>A value that is JSON already.</summary>
        public JsonWriter Raw(string json)
        {
            Separate();
            _text.Append(json);
            return this;
        }

        public override string ToString()
        {
            return _text.ToString();
        }

        private JsonWriter Open(char bracket)
        {
            Separate();
            _text.Append(bracket);
            _afterValue = false;
            return this;
        }

        private JsonWriter Close(char bracket)
        {
            _text.Append(bracket);
            _afterValue = true;
            return this;
        }

        private void Separate()
        {
            if (_afterValue)
            {
                _text.Append(',');
            }

            _afterValue = true;
        }

        private void Quote(string value)
        {
            _text.Append('"');
            int start = 0;
            for (int i = 0; i < value.Length; i++)
            {
                char c = value[i];
                if (c >= ' ' && c != '"' && c != '\\')
                {
                    continue;
                }

                _text.Append(value, start, i - start);
                Escape(c);
                start = i + 1;
            }

            _text.Append(value, start, value.Length - start);
            _text.Append('"');
        }

        private void Escape(char c)
        {
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                default:
                    _text.Append("\\u00");
                    _text.Append(Hex[c >> 4]);
                    _text.Append(Hex[c & 15]);
                    break;
            }
        }
    }
}
