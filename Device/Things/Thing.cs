using System;
using System.Collections;
using Firmware.Protocol;

namespace Firmware.Things
{
    /// <summary>
    /// Something that hangs on the board and can be spoken to. A driver derives from it, declares properties and methods in
    /// its constructor and touches hardware from <see cref="OpenHardware"/> on. Used by the event loop's thread alone.
    /// </summary>
    public abstract class Thing
    {
        private readonly ArrayList _properties = new ArrayList();
        private readonly ArrayList _methods = new ArrayList();
        private string _openFailure = "it has not been opened";
        private bool _changed;

        /// <param name="name">Unique on its board, e.g. <c>living_room_light</c>.</param>
        /// <param name="title">As people call it, e.g. <c>living room light</c>; used in the spoken answers.</param>
        protected Thing(string name, string title)
        {
            Name = name;
            Title = title;
        }

        public string Name { get; }

        public string Title { get; }

        /// <summary>Takes the hardware. False when it cannot be had: the thing then answers commands with a hardware error.</summary>
        public bool Open(out string problem)
        {
            try
            {
                OpenHardware();
                _openFailure = null;
            }
            catch (Exception failure)
            {
                // Which exception a driver throws for a pin or a bus that it cannot have differs from one to the other.
                _openFailure = failure.Message;
            }

            problem = _openFailure;
            return _openFailure == null;
        }

        /// <summary>How often <see cref="Tick"/> is wanted just now; a device at rest sleeps for so long.</summary>
        public virtual int TickMilliseconds => LoopPause.IdleMilliseconds;

        /// <summary>Called from time to time with the device's uptime: sensors measure, movements end.</summary>
        public virtual void Tick(long nowMilliseconds)
        {
        }

        public virtual void Close()
        {
        }

        public ThingResult Invoke(string methodName, JsonFields parameters)
        {
            foreach (object entry in _methods)
            {
                var method = (ThingMethod)entry;
                if (method.Name == methodName)
                {
                    return Invoke(method, parameters);
                }
            }

            return ThingResult.Failed(ThingResult.UnknownMethod, "The " + Title + " has no method " + methodName);
        }

        public void WriteDescriptor(JsonWriter json)
        {
            json.BeginObject().Name("name").Text(Name).Name("description").Text(Title).Name("properties").BeginObject();
            foreach (object property in _properties)
            {
                ((ThingProperty)property).WriteDescriptor(json);
            }

            json.EndObject().Name("methods").BeginObject();
            foreach (object method in _methods)
            {
                ((ThingMethod)method).WriteDescriptor(json);
            }

            json.EndObject().EndObject();
        }

        /// <summary>The object of what is known of the readable properties.</summary>
        public string StateJson()
        {
            var json = new JsonWriter();
            json.BeginObject();
            foreach (object property in _properties)
            {
                ((ThingProperty)property).WriteState(json);
            }

            return json.EndObject().ToString();
        }

        /// <summary>True once after <see cref="Changed"/>.</summary>
        internal bool TakeChanged()
        {
            bool changed = _changed;
            _changed = false;
            return changed;
        }

        /// <summary>Throws when the hardware cannot be had.</summary>
        protected abstract void OpenHardware();

        /// <summary>To be called by the driver when the hardware has another state than before.</summary>
        protected void Changed()
        {
            _changed = true;
        }

        protected void Add(ThingProperty property)
        {
            _properties.Add(property);
        }

        protected void Add(ThingMethod method)
        {
            _methods.Add(method);
        }

        private ThingResult Invoke(ThingMethod method, JsonFields parameters)
        {
            string failure = _openFailure;
            try
            {
                if (failure == null)
                {
                    return method.Invoke(parameters);
                }
            }
            catch (Exception broken)
            {
                failure = broken.Message;
            }

            return ThingResult.Failed(ThingResult.HardwareError, "The " + Title + " cannot be used: " + failure);
        }
    }
}
