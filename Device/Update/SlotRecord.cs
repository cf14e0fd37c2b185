using System.Collections;
using System.Text;
using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>
    /// What the device knows of its slots, and what follows from it; kept in <c>I:\slots.json</c> by <see cref="SlotStore"/>.
    /// The launcher in flash reads what firmware years younger wrote: fields may be added, none may change its meaning.
    /// </summary>
    public sealed class SlotRecord
    {
        /// <summary>How often a firmware may fail here before a server that insists is not followed either.</summary>
        public const int MaxForcedTimes = 3;

        private const int FailuresKept = 4;
        private const int MaxReasonLength = 120;

        private readonly FirmwareSlot[] _slots = { new FirmwareSlot("slot-a"), new FirmwareSlot("slot-b") };
        private readonly ArrayList _failures = new ArrayList();

        /// <summary>A record that says nothing is an empty one: the firmware in flash runs.</summary>
        public static SlotRecord Parse(string text)
        {
            var record = new SlotRecord();
            JsonFields fields;
            JsonFields[] entries;
            if (!JsonReader.TryParse(text, out fields))
            {
                return record;
            }

            if (fields.TryGetObjects("slots", out entries))
            {
                for (int i = 0; i < entries.Length; i++)
                {
                    FirmwareSlot slot = record.Find(entries[i].TextOr("name", ""));
                    if (slot != null)
                    {
                        slot.Read(entries[i]);
                    }
                }
            }

            if (fields.TryGetObjects("failed", out entries))
            {
                for (int i = 0; i < entries.Length; i++)
                {
                    double times;
                    entries[i].TryGetNumber("times", out times);
                    record.Remember(new FailedFirmware(
                        entries[i].TextOr("version", ""), entries[i].TextOr("sha256", ""), (int)times, entries[i].TextOr("reason", "")));
                }
            }

            return record;
        }

        public string ToJson()
        {
            JsonWriter json = new JsonWriter().BeginObject().Name("slots").BeginArray();
            for (int i = 0; i < _slots.Length; i++)
            {
                _slots[i].WriteTo(json);
            }

            json.EndArray();
            WriteFailures(json.Name("failed"));
            return json.EndObject().ToString();
        }

        /// <summary>The array of what failed here.</summary>
        public void WriteFailures(JsonWriter json)
        {
            json.BeginArray();
            foreach (object failure in _failures)
            {
                ((FailedFirmware)failure).WriteTo(json);
            }

            json.EndArray();
        }

        /// <summary>Null when there is no slot of that name.</summary>
        public FirmwareSlot Find(string name)
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].Name == name)
                {
                    return _slots[i];
                }
            }

            return null;
        }

        /// <summary>The slot that a start has to try: the newest that is usable and newer than the firmware in flash; or null.</summary>
        public FirmwareSlot Choose(string versionInFlash)
        {
            FirmwareSlot best = null;
            for (int i = 0; i < _slots.Length; i++)
            {
                string toBeat = best == null ? versionInFlash : best.Version;
                if (_slots[i].IsUsable && FirmwareVersion.IsNewer(_slots[i].Version, toBeat))
                {
                    best = _slots[i];
                }
            }

            return best;
        }

        /// <summary>The slot that firmware of this version was started from; null when that is the one in flash.</summary>
        public FirmwareSlot StartedFrom(string version)
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                bool isStarted = _slots[i].State == SlotState.Tried || _slots[i].State == SlotState.Confirmed;
                if (isStarted && FirmwareVersion.AreSame(_slots[i].Version, version))
                {
                    return _slots[i];
                }
            }

            return null;
        }

        /// <summary>
        /// The slot that new firmware goes into: where it has been begun already, else never the one that runs, and rather
        /// one that holds nothing confirmed.
        /// </summary>
        public FirmwareSlot ToWrite(FirmwareManifest manifest, string runningVersion)
        {
            FirmwareSlot running = StartedFrom(runningVersion);
            FirmwareSlot free = null;
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i] == running)
                {
                    continue;
                }

                if (_slots[i].State == SlotState.Loading && _slots[i].Holds(manifest))
                {
                    return _slots[i];
                }

                if (free == null || free.State == SlotState.Confirmed)
                {
                    free = _slots[i];
                }
            }

            return free;
        }

        /// <summary>True when this firmware has failed here, and the server does not insist or has insisted often enough.</summary>
        public bool Bars(FirmwareManifest manifest)
        {
            FailedFirmware failed = Failure(manifest.Version, manifest.Checksum);
            return failed != null && !(manifest.Force && failed.Times < MaxForcedTimes);
        }

        /// <summary>Empties the slot; its firmware is not tried again.</summary>
        public void NoteFailure(FirmwareSlot slot, string reason)
        {
            FailedFirmware failed = Failure(slot.Version, slot.Checksum);
            if (failed == null)
            {
                Remember(new FailedFirmware(slot.Version, slot.Checksum, 1, Plain(reason)));
            }
            else
            {
                failed.Times++;
                failed.Reason = Plain(reason);
            }

            slot.Clear();
        }

        /// <summary>At a start: what was tried and has not proved itself has failed. True when there was such a slot.</summary>
        public bool GiveUpUnproven()
        {
            bool any = false;
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].State == SlotState.Tried)
                {
                    NoteFailure(_slots[i], "it was restarted before it had a session with the server");
                    any = true;
                }
            }

            return any;
        }

        private FailedFirmware Failure(string version, string checksum)
        {
            foreach (object entry in _failures)
            {
                var failed = (FailedFirmware)entry;
                if (failed.Version == version && failed.Checksum == checksum)
                {
                    return failed;
                }
            }

            return null;
        }

        private void Remember(FailedFirmware failed)
        {
            if (_failures.Count == FailuresKept)
            {
                _failures.RemoveAt(0);
            }

            _failures.Add(failed);
        }

        // The parser of a board does not read every escape: a reason gets none.
        private static string Plain(string reason)
        {
            var plain = new StringBuilder();
            for (int i = 0; i < reason.Length && i < MaxReasonLength; i++)
            {
                char c = reason[i];
                plain.Append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '\'' : c);
            }

            return plain.ToString();
        }
    }
}
