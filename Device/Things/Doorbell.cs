using System;

namespace Firmware.Things
{
    /// <summary>A doorbell: a button outside, a chime inside.</summary>
    public sealed class Doorbell : Thing
    {
        /// <summary>For how long the chime sounds, and longer when the button is held.</summary>
        public const int ChimeMilliseconds = 1500;

        private readonly IInput _button;
        private readonly IOutput _chime;
        private readonly IClock _clock;
        private bool _ringing;
        private string _lastRung;
        private long _ringsUntilMilliseconds;

        public Doorbell(string name, string title, IInput button, IOutput chime, IClock clock)
            : base(name, title)
        {
            _button = button;
            _chime = chime;
            _clock = clock;
            Add(new ThingProperty("ringing", "Whether it rings", ThingValue.Boolean(), false, () => _ringing));
            Add(new ThingProperty("last_rung", "Time of day at which somebody rang last", ThingValue.Text(), false, () => _lastRung));
            Add(new ThingMethod("ring", "Ring the " + title, "The " + title + " rings.", "I could not ring the " + title + ".", Ring));
        }

        public override int TickMilliseconds => LoopPause.WatchMilliseconds;

        public override void Tick(long nowMilliseconds)
        {
            if (_button.TakeActive())
            {
                Sound(nowMilliseconds);
            }
            else if (_ringing && nowMilliseconds >= _ringsUntilMilliseconds)
            {
                _chime.Set(0);
                _ringing = false;
                Changed();
            }
        }

        public override void Close()
        {
            _button.Close();
            _chime.Close();
        }

        protected override void OpenHardware()
        {
            _button.Open();
            _chime.Open();
        }

        private ThingResult Ring(ThingArguments arguments)
        {
            Sound(_clock.Milliseconds);
            return ThingResult.Done("The " + Title + " rings");
        }

        private void Sound(long nowMilliseconds)
        {
            _ringsUntilMilliseconds = nowMilliseconds + ChimeMilliseconds;
            if (!_ringing)
            {
                _chime.Set(1);
                _ringing = true;
                _lastRung = DateTime.UtcNow.ToString("HH:mm");
                Changed();
            }
        }
    }
}
