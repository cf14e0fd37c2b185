using System.Collections;

namespace Firmware.Protocol
{
    /// <summary>The fields of a parsed JSON object. A field of another type counts as missing.</summary>
    public sealed class JsonFields
    {
        private readonly Hashtable _table;

        public JsonFields(Hashtable table)
        {
            _table = table;
        }

        /// <summary>The names, in no particular order.</summary>
        public ICollection Names
        {
            get { return _table.Keys; }
        }

        public bool Has(string name)
        {
            return _table.Contains(name) && _table[name] != null;
        }

        /// <summary>Null when missing: a boxed boolean or number, a string, a Hashtable or an array.</summary>
        public object Raw(string name)
        {
            return _table.Contains(name) ? _table[name] : null;
        }

        public bool TryGetText(string name, out string text)
        {
            text = Raw(name) as string;
            return text != null;
        }

        public string TextOr(string name, string otherwise)
        {
            string text;
            return TryGetText(name, out text) ? text : otherwise;
        }

        public bool TryGetBoolean(string name, out bool value)
        {
            object raw = Raw(name);
            value = raw is bool && (bool)raw;
            return raw is bool;
        }

        public bool TryGetNumber(string name, out double value)
        {
            return TryNumber(Raw(name), out value);
        }

        public bool TryGetObject(string name, out JsonFields fields)
        {
            var table = Raw(name) as Hashtable;
            fields = table == null ? null : new JsonFields(table);
            return table != null;
        }

        /// <summary>The elements that are objects; others are left out.</summary>
        public bool TryGetObjects(string name, out JsonFields[] objects)
        {
            objects = null;
            var elements = Raw(name) as ICollection;
            if (elements == null || elements is Hashtable)
            {
                return false;
            }

            var found = new ArrayList();
            foreach (object element in elements)
            {
                var table = element as Hashtable;
                if (table != null)
                {
                    found.Add(new JsonFields(table));
                }
            }

            objects = new JsonFields[found.Count];
            for (int i = 0; i < objects.Length; i++)
            {
                objects[i] = (JsonFields)found[i];
            }

            return true;
        }

        /// <summary>Unboxes whatever number type the parser chose.</summary>
        public static bool TryNumber(object raw, out double value)
        {
            value = 0;
            if (raw is int)
            {
                value = (int)raw;
            }
            else if (raw is long)
            {
                value = (long)raw;
            }
            else if (raw is double)
            {
                value = (double)raw;
            }
            else if (raw is float)
            {
                value = (float)raw;
            }
            else if (raw is uint)
            {
                value = (uint)raw;
            }
            else if (raw is ulong)
            {
                value = (ulong)raw;
            }
            else
            {
                return false;
            }

            return true;
        }
    }
}
