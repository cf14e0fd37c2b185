using System;
using System.IO;
using Firmware.Settings;

namespace Firmware.Update
{
    /// <summary>Keeps the record of the slots and their files through any loss of power. Safe for any number of threads.</summary>
    public sealed class SlotStore
    {
        public const string Path = @"I:\slots.json";

        // One file, however many ask for it: reading may repair it.
        private static readonly object Gate = new object();

        /// <summary>An empty record when there is none, or none that can be read: then the firmware in flash runs.</summary>
        public SlotRecord Load()
        {
            lock (Gate)
            {
                try
                {
                    string text;
                    return SlotRecord.Parse(PowerSafeFile.TryReadText(Path, out text) ? text : "");
                }
                catch (IOException unreadable)
                {
                    Console.WriteLine(Path + " cannot be read: " + unreadable.Message);
                    return SlotRecord.Parse("");
                }
            }
        }

        /// <summary>False when it could not be written: what was there before is still there.</summary>
        public bool TrySave(SlotRecord record)
        {
            lock (Gate)
            {
                try
                {
                    PowerSafeFile.WriteText(Path, record.ToJson());
                    return true;
                }
                catch (IOException unwritable)
                {
                    Console.WriteLine(Path + " cannot be written: " + unwritable.Message);
                    return false;
                }
            }
        }

        /// <summary>
        /// The whole firmware of a slot; false, with the reason in words, when its file has another length than the record
        /// says or the heap has no room for it.
        /// </summary>
        public static bool TryRead(FirmwareSlot slot, out byte[] firmware, out string problem)
        {
            firmware = null;
            problem = slot.Path + " is missing";
            try
            {
                if (!File.Exists(slot.Path))
                {
                    return false;
                }

                using (var file = new FileStream(slot.Path, FileMode.Open, FileAccess.Read))
                {
                    problem = slot.Path + " has not the length that was written";
                    if (file.Length != slot.SizeBytes)
                    {
                        return false;
                    }

                    firmware = new byte[slot.SizeBytes];
                    int count = 0;
                    while (count < firmware.Length)
                    {
                        int read = file.Read(firmware, count, firmware.Length - count);
                        if (read <= 0)
                        {
                            return false;
                        }

                        count += read;
                    }
                }
            }
            catch (IOException unreadable)
            {
                problem = slot.Path + " cannot be read: " + unreadable.Message;
                return false;
            }
            catch (OutOfMemoryException)
            {
                problem = "the heap has no room for " + slot.SizeBytes + " bytes";
                return false;
            }

            problem = null;
            return true;
        }
    }
}
