using System;
using System.IO;

namespace Firmware.Update
{
    /// <summary>
    /// One firmware on its way into a slot, with what the record has to say at each step: whatever is cut off, a start finds
    /// what can be run, and the next attempt what can be gone on with.
    /// </summary>
    public sealed class FirmwareInstallation
    {
        private readonly SlotStore _store;
        private readonly IFirmwareSource _source;
        private readonly string _runningVersion;
        private FirmwareDownload _download;

        public FirmwareInstallation(SlotStore store, IFirmwareSource source, FirmwareManifest manifest, string runningVersion)
        {
            _store = store;
            _source = source;
            Manifest = manifest;
            _runningVersion = runningVersion;
        }

        public FirmwareManifest Manifest { get; }

        /// <summary>Of what is loaded, 0 to 100.</summary>
        public int Percent
        {
            get
            {
                FirmwareDownload download = _download;
                return download == null ? 0 : download.Percent;
            }
        }

        /// <summary>
        /// One attempt. Once it is complete, the next start tries the firmware; what is wrong is noted as failed;
        /// <paramref name="problem"/> is null for complete and paused.
        /// </summary>
        public DownloadEnd Run(RestCheck rests, out string problem)
        {
            SlotRecord record = _store.Load();
            FirmwareSlot slot = record.ToWrite(Manifest, _runningVersion);
            if (!TryTake(record, slot))
            {
                problem = "the slot cannot be taken";
                return DownloadEnd.Broken;
            }

            if (_download == null)
            {
                _download = new FirmwareDownload(_source, Manifest, slot.Path);
            }

            DownloadEnd end = _download.Run(rests, out problem);
            if (end == DownloadEnd.Complete)
            {
                slot.State = SlotState.Trial;
            }
            else if (end == DownloadEnd.Wrong)
            {
                record.NoteFailure(slot, problem);
            }
            else if (end == DownloadEnd.NoRoom)
            {
                slot.Clear();
            }
            else
            {
                return end;
            }

            if (!_store.TrySave(record) && end == DownloadEnd.Complete)
            {
                // The file is whole: the next attempt finds it so.
                _download = null;
                problem = "the record cannot be written";
                return DownloadEnd.Broken;
            }

            return end;
        }

        /// <summary>
        /// Makes the slot this firmware's. A file of another one must be gone before the record says that what lies there is
        /// the beginning of this one.
        /// </summary>
        private bool TryTake(SlotRecord record, FirmwareSlot slot)
        {
            if (slot.State == SlotState.Loading && slot.Holds(Manifest))
            {
                return true;
            }

            if (slot.State != SlotState.Empty)
            {
                slot.Clear();
                if (!_store.TrySave(record))
                {
                    return false;
                }
            }

            try
            {
                File.Delete(slot.Path);
            }
            catch (IOException undeletable)
            {
                Console.WriteLine(slot.Path + " cannot be deleted: " + undeletable.Message);
                return false;
            }

            slot.Assign(Manifest);
            return _store.TrySave(record);
        }
    }
}
