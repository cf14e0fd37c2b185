using System.Collections;

namespace Firmware.Things
{
    /// <summary>The parameters of one call, already checked against their <see cref="ThingParameter"/>s.</summary>
    public sealed class ThingArguments
    {
        private readonly Hashtable _values = new Hashtable();

        /// <summary>False for an optional parameter that was not given.</summary>
        public bool Has(string name)
        {
            return _values.Contains(name);
        }

        /// <summary>Only for a number parameter that was given.</summary>
        public double Number(string name)
        {
            return (double)_values[name];
        }

        /// <summary>Only for a string parameter that was given.</summary>
        public string Text(string name)
        {
            return (string)_values[name];
        }

        internal void Set(string name, object value)
        {
            _values[name] = value;
        }
    }
}
