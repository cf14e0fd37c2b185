using System.IO;
using Firmware.Things;

namespace Firmware.Settings
{
    /// <summary>
    /// How loud the device speaks, as a thing, so that it can be asked for. The server does the arithmetic on its answers:
    /// here the figure is kept, reported, and stored once it has rested for a while, so that steps do not wear the flash.
    /// </summary>
    public sealed class SpeakerVolume : Thing
    {
        public const int StepPercent = 10;

        public const int StoreDelayMilliseconds = 5000;

        // Long enough that the flash is not worn by a volume that is broken off again and again.
        private const int StoreAgainMilliseconds = 60000;

        private const int Loudest = 100;

        private readonly IVolumeStore _store;
        private readonly IClock _clock;
        private int _percent = DeviceSettings.DefaultVolumePercent;
        private int _percentBeforeMute = DeviceSettings.DefaultVolumePercent;
        private int _storedPercent;
        private long _storeMilliseconds = long.MaxValue;

        public SpeakerVolume(IVolumeStore store, IClock clock)
            : base("speaker", "speaker")
        {
            _store = store;
            _clock = clock;
            ThingValue percent = ThingValue.Number(0, Loudest, 1, "percent");
            Add(new ThingProperty("volume", "Loudness of the answers", percent, true, () => (double)_percent));
            Add(new ThingMethod("set_volume", "Set the volume of the speaker", "The volume is {volume} percent.", "I could not change the volume.", SetVolume)
                .Requires("value", "Volume", percent)
                .SaidAs("set the volume to {value} [percent]", "volume {value} percent"));
            Add(new ThingMethod("louder", "Speak louder", "The volume is {volume} percent.", "I could not change the volume.", arguments => Step(StepPercent))
                .SaidAs("speak louder", "turn the volume up", "turn up the volume"));
            Add(new ThingMethod("quieter", "Speak more quietly", "The volume is {volume} percent.", "I could not change the volume.", arguments => Step(-StepPercent))
                .SaidAs("speak quieter", "turn the volume down", "turn down the volume"));
            Add(new ThingMethod("mute", "Silence the speaker", "The speaker is muted.", "I could not mute the speaker.", Mute)
                .SaidAs("mute the speaker"));
            Add(new ThingMethod("unmute", "Let the speaker sound again", "The volume is {volume} percent.", "I could not unmute the speaker.", Unmute)
                .SaidAs("unmute the speaker"));
        }

        /// <summary>Stores a volume that has rested. A volume that cannot be stored is tried again later and lost at a restart.</summary>
        public override void Tick(long nowMilliseconds)
        {
            if (nowMilliseconds >= _storeMilliseconds)
            {
                Store(nowMilliseconds);
            }
        }

        /// <summary>Stores what waits to be stored: the device may be about to restart.</summary>
        public override void Close()
        {
            if (_storeMilliseconds != long.MaxValue)
            {
                Store(_clock.Milliseconds);
            }
        }

        protected override void OpenHardware()
        {
            _percent = _store.Load();
            _storedPercent = _percent;
            _percentBeforeMute = _percent > 0 ? _percent : DeviceSettings.DefaultVolumePercent;
            Changed();
        }

        private ThingResult SetVolume(ThingArguments arguments)
        {
            return Turn((int)arguments.Number("value"));
        }

        private ThingResult Step(int percent)
        {
            int wanted = _percent + percent;
            return Turn(wanted < 0 ? 0 : wanted > Loudest ? Loudest : wanted);
        }

        private ThingResult Mute(ThingArguments arguments)
        {
            return Turn(0);
        }

        private ThingResult Unmute(ThingArguments arguments)
        {
            return Turn(_percent > 0 ? _percent : _percentBeforeMute);
        }

        private ThingResult Turn(int percent)
        {
            if (percent > 0)
            {
                _percentBeforeMute = percent;
            }

            _percent = percent;
            _storeMilliseconds = percent == _storedPercent ? long.MaxValue : _clock.Milliseconds + StoreDelayMilliseconds;
            Changed();
            return ThingResult.Done("The volume is " + percent + " percent");
        }

        private void Store(long nowMilliseconds)
        {
            try
            {
                _store.Save(_percent);
                _storedPercent = _percent;
                _storeMilliseconds = long.MaxValue;
            }
            catch (IOException)
            {
                // The volume itself is right; a full or broken flash shows in what else is stored there.
                _storeMilliseconds = nowMilliseconds + StoreAgainMilliseconds;
            }
        }
    }
}
