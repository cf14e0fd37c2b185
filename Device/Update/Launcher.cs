using System;
using System.Reflection;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Firmware.Update
{
    /// <summary>Runs a firmware; on a board it returns only when something went wrong.</summary>
    public delegate void FirmwareEntry();

    /// <summary>
    /// What a board runs first, always out of flash: it starts the firmware of a slot when there is one that is newer and
    /// good, otherwise the one that is built in. A new firmware is tried once; it must hold a session with the server within
    /// ten minutes, or the device returns to the one before. Two assemblies of one name live side by side, each with its own
    /// statics: a type is looked up in the assembly that is asked, and nothing refers to Firmware by its name.
    /// </summary>
    public sealed class Launcher
    {
        public const int TrialMilliseconds = 600000;

        /// <summary>What every firmware must have: <c>public static void Run()</c> and <c>public static string BoardName()</c>.</summary>
        public const string EntryType = "Firmware.Application";

        private readonly SlotStore _store;
        private readonly string _boardName;
        private readonly int _trialMilliseconds;

        public Launcher(SlotStore store, string boardName, int trialMilliseconds)
        {
            _store = store;
            _boardName = boardName;
            _trialMilliseconds = trialMilliseconds;
        }

        public void Run(FirmwareEntry builtIn)
        {
            SlotRecord record = _store.Load();
            if (record.GiveUpUnproven())
            {
                _store.TrySave(record);
            }

            FirmwareSlot slot = record.Choose(FirmwareVersion.Current);
            while (slot != null)
            {
                // The record says that it is tried before any of its code is looked at: whatever that does, a restart knows.
                bool onTrial = slot.State == SlotState.Trial;
                slot.State = onTrial ? SlotState.Tried : slot.State;
                if (onTrial && !_store.TrySave(record))
                {
                    break;
                }

                string problem;
                MethodInfo entry;
                if (TryOpen(slot, onTrial, out entry, out problem))
                {
                    RunSlot(slot.Name, slot.Version, onTrial, entry);
                    return;
                }

                Console.WriteLine("Firmware " + slot.Version + " cannot be started: " + problem);
                Reject(record, slot, problem);
                _store.TrySave(record);
                slot = record.Choose(FirmwareVersion.Current);
            }

            builtIn();
        }

        // SHA-256 takes seconds on a board, so it is computed before the first start alone; the runtime compares a CRC-32 of
        // the whole assembly, natively, at each.
        private bool TryOpen(FirmwareSlot slot, bool onTrial, out MethodInfo entry, out string problem)
        {
            entry = null;
            byte[] firmware;
            if (!SlotStore.TryRead(slot, out firmware, out problem))
            {
                return false;
            }

            if (onTrial && ChecksumOf(firmware) != slot.Checksum)
            {
                problem = "its file is damaged";
                return false;
            }

            try
            {
                Assembly assembly = Assembly.Load(firmware);
                Type application = assembly.GetType(EntryType);
                problem = application == null ? "it has no " + EntryType : Mismatch(slot, assembly, application);
                entry = problem == null ? application.GetMethod("Run") : null;
            }
            catch (Exception unloadable)
            {
                // Which exception tells of a bad CRC, of a library of another version or of a full heap differs.
                problem = "it cannot be loaded: " + unloadable.Message;
            }

            return entry != null;
        }

        private string Mismatch(FirmwareSlot slot, Assembly assembly, Type application)
        {
            string version = FirmwareVersion.Of(assembly);
            if (!FirmwareVersion.AreSame(version, slot.Version))
            {
                return "it is " + version + ", not " + slot.Version;
            }

            var board = (string)application.GetMethod("BoardName").Invoke(null, null);
            return board == _boardName ? null : "it is made for the board " + board;
        }

        private void RunSlot(string slotName, string version, bool onTrial, MethodInfo entry)
        {
            Console.WriteLine("Firmware " + version + " starts out of " + slotName + (onTrial ? ", on trial." : "."));
            if (onTrial)
            {
                // It may hang, and an exception in one of its threads ends that thread silently: this one is not its.
                new Thread(() => WatchTrial(slotName)).Start();
            }

            string end = "it ended by itself";
            try
            {
                entry.Invoke(null, null);
            }
            catch (Exception broken)
            {
                end = "it broke off: " + (broken.InnerException ?? broken).Message;
            }

            End(slotName, end);
        }

        private void WatchTrial(string slotName)
        {
            Thread.Sleep(_trialMilliseconds);
            if (_store.Load().Find(slotName).State == SlotState.Tried)
            {
                End(slotName, "it had no session with the server within " + (_trialMilliseconds / 1000) + " s");
            }
        }

        // What has proved itself once and breaks off now is on trial again with the next start.
        private void End(string slotName, string reason)
        {
            Console.WriteLine("Firmware in " + slotName + ": " + reason);
            SlotRecord record = _store.Load();
            FirmwareSlot slot = record.Find(slotName);
            if (slot.State == SlotState.Confirmed)
            {
                slot.State = SlotState.Trial;
            }
            else if (slot.State == SlotState.Tried)
            {
                record.NoteFailure(slot, reason);
            }

            _store.TrySave(record);
            Power.RebootDevice();

            // The runtime only notes the wish; this thread would go on for the rest of its quantum.
            Thread.Sleep(Timeout.Infinite);
        }

        private static void Reject(SlotRecord record, FirmwareSlot slot, string problem)
        {
            if (slot.State == SlotState.Tried)
            {
                record.NoteFailure(slot, problem);
            }
            else
            {
                // It was good once: its file suffered, not the firmware, which may be loaded again.
                slot.Clear();
            }
        }

        private static string ChecksumOf(byte[] firmware)
        {
            var hash = new Sha256();
            hash.Add(firmware, firmware.Length);
            return hash.Finish();
        }
    }
}
