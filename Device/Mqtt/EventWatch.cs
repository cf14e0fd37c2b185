using System.Collections;
using Firmware.Things;

namespace Firmware.Mqtt
{
    /// <summary>
    /// Which changes of things are events: a boolean property with one of these names that turns true. What it was is
    /// remembered by thing and property, so that an event is told once.
    /// </summary>
    public sealed class EventWatch
    {
        private static readonly string[] Names = { "motion", "ringing", "triggered", "alarm", "smoke", "leak" };

        private readonly Hashtable _lit = new Hashtable();

        /// <summary>The name of a property that has turned true since the thing was last looked at; null when none has.</summary>
        public string Look(Thing thing)
        {
            string turned = null;
            for (int i = 0; i < Names.Length; i++)
            {
                object value = thing.Read(Names[i]);
                string key = thing.Name + "." + Names[i];
                bool isLit = value is bool && (bool)value;
                if (isLit && !_lit.Contains(key))
                {
                    _lit[key] = true;
                    turned = Names[i];
                }
                else if (!isLit)
                {
                    _lit.Remove(key);
                }
            }

            return turned;
        }
    }
}
