using System;
using System.Collections;
using Firmware.Protocol;

namespace Firmware.Things
{
    /// <summary>All things of a board. Filled by the board, then sealed; used by the event loop's thread alone.</summary>
    public sealed class ThingRegistry
    {
        private static readonly Thing[] None = new Thing[0];

        private readonly ArrayList _things = new ArrayList();
        private readonly CommandLedger _ledger = new CommandLedger();
        private IDeviceMonitor _monitor;
        private string _descriptorsJson;

        /// <summary>The array of descriptors; written once, when first asked for, which seals the registry.</summary>
        public string DescriptorsJson
        {
            get
            {
                if (_descriptorsJson == null)
                {
                    var json = new JsonWriter();
                    json.BeginArray();
                    foreach (object thing in _things)
                    {
                        ((Thing)thing).WriteDescriptor(json);
                    }

                    _descriptorsJson = json.EndArray().ToString();
                }

                return _descriptorsJson;
            }
        }

        /// <summary>Throws when a thing of that name is there already, or when the registry is sealed.</summary>
        public ThingRegistry Add(Thing thing)
        {
            if (_descriptorsJson != null)
            {
                throw new InvalidOperationException("The descriptors have been written: " + thing.Name + " comes too late.");
            }

            if (Find(thing.Name) != null)
            {
                throw new ArgumentException("There are two things named " + thing.Name + ".");
            }

            _things.Add(thing);
            return this;
        }

        /// <summary>Opens every thing; those that cannot be had are told to the monitor and answer with a hardware error.</summary>
        public void Open(IDeviceMonitor monitor)
        {
            _monitor = monitor;
            foreach (object entry in _things)
            {
                var thing = (Thing)entry;
                string problem;
                if (!thing.Open(out problem))
                {
                    monitor.Failed("The " + thing.Title + " cannot be used: " + problem);
                }
            }
        }

        /// <summary>Undoes <see cref="Open"/>; one thing that fails does not keep the others.</summary>
        public void Close()
        {
            if (_monitor == null)
            {
                return;
            }

            foreach (object entry in _things)
            {
                var thing = (Thing)entry;
                try
                {
                    thing.Close();
                }
                catch (Exception failure)
                {
                    // As with opening: every driver throws something of its own.
                    _monitor.Failed("The " + thing.Title + " could not be closed: " + failure.Message);
                }
            }
        }

        /// <summary>True while any thing is.</summary>
        public bool IsBusy()
        {
            for (int i = 0; i < _things.Count; i++)
            {
                if (((Thing)_things[i]).IsBusy)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The shortest wish of all things.</summary>
        public int TickMilliseconds()
        {
            int shortest = LoopPause.IdleMilliseconds;
            for (int i = 0; i < _things.Count; i++)
            {
                int wish = ((Thing)_things[i]).TickMilliseconds;
                shortest = wish < shortest ? wish : shortest;
            }

            return shortest;
        }

        /// <summary>Lets every thing go on; one that fails does not stop the others.</summary>
        public void Tick(long nowMilliseconds)
        {
            for (int i = 0; i < _things.Count; i++)
            {
                var thing = (Thing)_things[i];
                string problem;
                if (!thing.Advance(nowMilliseconds, out problem))
                {
                    _monitor.Failed("The " + thing.Title + " does not work: " + problem);
                }
            }
        }

        /// <summary>Carries out one command, at most once for its id: a repeated one answers what became of the first.</summary>
        public CommandResult Execute(IotCommand command, out bool repeated)
        {
            CommandResult result = _ledger.Find(command.Id);
            repeated = result != null;
            if (!repeated)
            {
                result = Execute(command);
                _ledger.Record(result);
            }

            return result;
        }

        /// <summary>
        /// The things that have changed since they were last reported, each at most every
        /// <see cref="Thing.ReportIntervalMilliseconds"/>: what is held back now is among them later, as it is then.
        /// </summary>
        public Thing[] TakeChanged(long nowMilliseconds)
        {
            ArrayList changed = null;
            for (int i = 0; i < _things.Count; i++)
            {
                var thing = (Thing)_things[i];
                if (thing.TakeChanged(nowMilliseconds))
                {
                    changed = changed ?? new ArrayList();
                    changed.Add(thing);
                }
            }

            return changed == null ? None : ToArray(changed);
        }

        /// <summary>All things, to be reported now whether they have changed or not.</summary>
        public Thing[] TakeAll(long nowMilliseconds)
        {
            foreach (object thing in _things)
            {
                ((Thing)thing).NoteReported(nowMilliseconds);
            }

            return ToArray(_things);
        }

        public Thing[] All()
        {
            return ToArray(_things);
        }

        private CommandResult Execute(IotCommand command)
        {
            Thing thing = Find(command.Thing);
            if (thing == null)
            {
                ThingResult unknown = ThingResult.Failed(ThingResult.UnknownDevice, "There is no " + command.Thing + " here");
                return new CommandResult(command, unknown, null);
            }

            ThingResult result = thing.Invoke(command.Method, command.Parameters);
            return new CommandResult(command, result, thing.StateJson());
        }

        private Thing Find(string name)
        {
            foreach (object thing in _things)
            {
                if (((Thing)thing).Name == name)
                {
                    return (Thing)thing;
                }
            }

            return null;
        }

        private static Thing[] ToArray(ArrayList list)
        {
            var things = new Thing[list.Count];
            for (int i = 0; i < things.Length; i++)
            {
                things[i] = (Thing)list[i];
            }

            return things;
        }
    }
}
