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
        /// <summary>Between two attempts to take hardware that could not be had.</summary>
        public const int ReopenMilliseconds = 30000;

        /// <summary>
        /// Shortest time between two reports of one thing that changes by itself; a change in between is told at its end.
        /// </summary>
        public const int ReportIntervalMilliseconds = 500;

        private readonly ArrayList _properties = new ArrayList();
        private readonly ArrayList _methods = new ArrayList();
        private string _openFailure = "it has not been opened";
        private bool _openTried;
        private bool _tickFailed;
        private long _reopenMilliseconds;
        private bool _changed;
        private bool _reported;
        private long _reportedMilliseconds;

        /// <param name="name">Unique on its board, e.g. <c>living_room_light</c>.</param>
        /// <param name="title">As people call it, e.g. <c>living room light</c>; used in the spoken answers.</param>
        protected Thing(string name, string title)
        {
            Name = name;
            Title = title;
        }

        public string Name { get; }

        public string Title { get; }

        /// <summary>False while its hardware cannot be had.</summary>
        protected bool IsOpen
        {
            get { return _openFailure == null; }
        }

        /// <summary>Takes the hardware. False when it cannot be had: the thing then answers commands with a hardware error.</summary>
        public bool Open(out string problem)
        {
            _openTried = true;
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

        /// <summary>True while a restart would do harm: something moves, or is to be remembered that only memory holds.</summary>
        public virtual bool IsBusy => false;

        /// <summary>
        /// How often <see cref="Tick"/> is wanted just now: a device at rest sleeps for so long. Whoever overrides Tick says here
        /// what his hardware needs.
        /// </summary>
        public virtual int TickMilliseconds => LoopPause.IdleMilliseconds;

        /// <summary>
        /// Called at least every <see cref="TickMilliseconds"/> with the device's uptime while the hardware is open: sensors
        /// measure, movements go on. Returns at once. What it throws is told to the monitor, once until it works again.
        /// </summary>
        public virtual void Tick(long nowMilliseconds)
        {
        }

        /// <summary>Gives the hardware back, also when only part of it could be had.</summary>
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
                    // What was asked for is reported at once, whatever was reported before.
                    _reported = false;
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

        /// <summary>Ticks, or tries again to open. False when something is wrong that has not been told yet.</summary>
        internal bool Advance(long nowMilliseconds, out string problem)
        {
            problem = null;
            try
            {
                if (IsOpen)
                {
                    Tick(nowMilliseconds);
                    _tickFailed = false;
                }
                else if (_openTried)
                {
                    Reopen(nowMilliseconds);
                }
            }
            catch (Exception broken)
            {
                problem = _tickFailed ? null : broken.Message;
                _tickFailed = true;
            }

            return problem == null;
        }

        /// <summary>Whether there is a change to report and time has come for it; true once for each.</summary>
        internal bool TakeChanged(long nowMilliseconds)
        {
            if (!_changed || (_reported && nowMilliseconds - _reportedMilliseconds < ReportIntervalMilliseconds))
            {
                return false;
            }

            NoteReported(nowMilliseconds);
            return true;
        }

        internal bool HasMethod(string name)
        {
            foreach (object method in _methods)
            {
                if (((ThingMethod)method).Name == name)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The value of a property; null when it is not known or there is no such property.</summary>
        internal object Read(string propertyName)
        {
            foreach (object property in _properties)
            {
                if (((ThingProperty)property).Name == propertyName)
                {
                    return ((ThingProperty)property).Read();
                }
            }

            return null;
        }

        /// <summary>Its state is being reported now.</summary>
        internal void NoteReported(long nowMilliseconds)
        {
            _changed = false;
            _reported = true;
            _reportedMilliseconds = nowMilliseconds;
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

        private void Reopen(long nowMilliseconds)
        {
            if (_reopenMilliseconds == 0)
            {
                _reopenMilliseconds = nowMilliseconds + ReopenMilliseconds;
            }

            if (nowMilliseconds < _reopenMilliseconds)
            {
                return;
            }

            _reopenMilliseconds = 0;
            Close();
            string problem;
            if (Open(out problem))
            {
                Changed();
            }
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
