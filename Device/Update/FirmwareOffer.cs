namespace Firmware.Update
{
    /// <summary>The firmware in a server's answer, judged by what this device runs and what it has tried.</summary>
    public sealed class FirmwareOffer
    {
        private readonly UpdateAnswer _answer;
        private readonly string _runningVersion;
        private readonly int _slotBytes;

        /// <param name="answer">What the server said.</param>
        /// <param name="runningVersion">Of the firmware that this is.</param>
        /// <param name="slotBytes">Room for one firmware; 0 on a board that has none.</param>
        public FirmwareOffer(UpdateAnswer answer, string runningVersion, int slotBytes)
        {
            _answer = answer;
            _runningVersion = runningVersion;
            _slotBytes = slotBytes;
        }

        /// <param name="underWay">What is being loaded; null for nothing.</param>
        /// <param name="record">Of what has failed.</param>
        /// <param name="words">The verdict for the console; null when there is nothing to tell.</param>
        public OfferVerdict Judge(FirmwareManifest underWay, SlotRecord record, out string words)
        {
            words = null;
            if (_answer.FirmwareProblem != null)
            {
                words = "The firmware that the server offers is not loaded: " + _answer.FirmwareProblem + ".";
                return OfferVerdict.Refused;
            }

            FirmwareManifest offer = _answer.Firmware;
            if (offer == null || !FirmwareVersion.IsNewer(offer.Version, _runningVersion))
            {
                return OfferVerdict.NotNewer;
            }

            words = "Firmware " + offer.Version + " ";
            if (underWay != null && IsSame(underWay, offer))
            {
                words += "is being loaded.";
                return OfferVerdict.UnderWay;
            }

            if (_slotBytes == 0)
            {
                words += "is there; this board has no room to load it: flash it.";
                return OfferVerdict.NoRoom;
            }

            if (offer.SizeBytes > _slotBytes)
            {
                words += "is not loaded: it has " + offer.SizeBytes + " bytes, a slot " + _slotBytes + ".";
                return OfferVerdict.Refused;
            }

            if (record.Bars(offer))
            {
                words += "is not loaded: it has failed here before.";
                return OfferVerdict.Refused;
            }

            words += "is there; this is " + _runningVersion + ".";
            return OfferVerdict.Wanted;
        }

        private static bool IsSame(FirmwareManifest one, FirmwareManifest other)
        {
            return one.Checksum == other.Checksum && one.Version == other.Version && one.Url == other.Url;
        }
    }
}
