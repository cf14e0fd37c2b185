using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>A place for one firmware on <c>I:\</c>, and what the record says of it.</summary>
    public sealed class FirmwareSlot
    {
        private static readonly string[] StateNames = { "empty", "loading", "trial", "tried", "confirmed" };

        public FirmwareSlot(string name)
        {
            Name = name;
            Clear();
        }

        /// <summary><c>slot-a</c> or <c>slot-b</c>.</summary>
        public string Name { get; }

        /// <summary>Where its firmware lies.</summary>
        public string Path
        {
            get { return @"I:\" + Name + ".pe"; }
        }

        public SlotState State { get; set; }

        /// <summary>Empty for an empty slot, as is the checksum.</summary>
        public string Version { get; private set; }

        public int SizeBytes { get; private set; }

        /// <summary>SHA-256, 64 small hexadecimal digits.</summary>
        public string Checksum { get; private set; }

        /// <summary>True when a start may choose it.</summary>
        public bool IsUsable
        {
            get { return State == SlotState.Trial || State == SlotState.Confirmed; }
        }

        public void Clear()
        {
            State = SlotState.Empty;
            Version = "";
            SizeBytes = 0;
            Checksum = "";
        }

        /// <summary>The firmware that is going to be loaded into it.</summary>
        public void Assign(FirmwareManifest manifest)
        {
            State = SlotState.Loading;
            Version = manifest.Version;
            SizeBytes = manifest.SizeBytes;
            Checksum = manifest.Checksum;
        }

        /// <summary>True when the manifest speaks of the firmware in this slot.</summary>
        public bool Holds(FirmwareManifest manifest)
        {
            return State != SlotState.Empty && Checksum == manifest.Checksum && SizeBytes == manifest.SizeBytes && Version == manifest.Version;
        }

        /// <summary>Reads one entry of the record; one that makes no sense leaves the slot empty.</summary>
        public void Read(JsonFields fields)
        {
            double size;
            string state = fields.TextOr("state", "");
            Version = fields.TextOr("version", "");
            Checksum = fields.TextOr("sha256", "");
            for (int i = 0; i < StateNames.Length; i++)
            {
                if (StateNames[i] == state)
                {
                    State = (SlotState)i;
                }
            }

            bool hasSize = fields.TryGetNumber("size", out size) && size >= 1 && size <= FirmwareManifest.MaxBytes;
            SizeBytes = hasSize ? (int)size : 0;
            if (!hasSize || Checksum.Length == 0 || !FirmwareVersion.IsVersion(Version))
            {
                Clear();
            }
        }

        public void WriteTo(JsonWriter json)
        {
            json.BeginObject()
                .Name("name").Text(Name)
                .Name("state").Text(StateNames[(int)State])
                .Name("version").Text(Version)
                .Name("size").Number(SizeBytes)
                .Name("sha256").Text(Checksum)
                .EndObject();
        }
    }
}
