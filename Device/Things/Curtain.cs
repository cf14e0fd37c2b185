using System;

namespace Firmware.Things
{
    /// <summary>A curtain or blind that opens and closes by itself.</summary>
    public sealed class Curtain : Thing
    {
        private const double Closed = 0;
        private const double FullyOpen = 100;

        private readonly ICurtainDrive _drive;
        private readonly IClock _clock;
        private bool _opening;
        private string _toldState;
        private double _toldPercent;

        public Curtain(string name, string title, ICurtainDrive drive, IClock clock)
            : base(name, title)
        {
            _drive = drive;
            _clock = clock;
            ThingValue percent = ThingValue.Number(Closed, FullyOpen, 1, "percent");
            ThingValue states = ThingValue.OneOf(new[] { "opening", "closing", "open", "closed", "stopped" });
            Add(new ThingProperty("position", "How far it is open, 0 is closed", percent, true, ReadPosition));
            Add(new ThingProperty("state", "What it does", states, false, ReadState));

            Add(new ThingMethod("open", "Open the " + title, "The " + title + " opens.", "I could not open the " + title + ".", arguments => Move(FullyOpen)));
            Add(new ThingMethod("close", "Close the " + title, "The " + title + " closes.", "I could not close the " + title + ".", arguments => Move(Closed)));
            Add(new ThingMethod("stop", "Stop the " + title, "The " + title + " stops.", "I could not stop the " + title + ".", Stop));
            Add(new ThingMethod("set_position", "Set how far the " + title + " is open", "The " + title + " goes to {position} percent.", "I could not move the " + title + ".", arguments => Move(arguments.Number("position")))
                .Requires("position", "How far it is to be open", percent));
        }

        public override bool IsBusy => _drive.IsMoving;

        public override int TickMilliseconds => _drive.IsMoving ? LoopPause.BusyMilliseconds : LoopPause.IdleMilliseconds;

        public override void Tick(long nowMilliseconds)
        {
            _drive.Tick(nowMilliseconds);
            TellChange();
        }

        public override void Close()
        {
            _drive.Close();
        }

        protected override void OpenHardware()
        {
            _drive.Open();
        }

        private ThingResult Move(double percent)
        {
            double before = _drive.PositionPercent;
            _drive.MoveTo(percent, _clock.Milliseconds);
            _opening = percent > before || (percent == before && percent > Closed);
            TellChange();
            return ThingResult.Done("The " + Title + " goes to " + (int)percent + " percent");
        }

        private ThingResult Stop(ThingArguments arguments)
        {
            _drive.Stop(_clock.Milliseconds);
            TellChange();
            return ThingResult.Done("The " + Title + " stops");
        }

        private void TellChange()
        {
            string state = State();
            double percent = Math.Round(_drive.PositionPercent);
            if (state != _toldState || percent != _toldPercent)
            {
                _toldState = state;
                _toldPercent = percent;
                Changed();
            }
        }

        private object ReadPosition()
        {
            return IsOpen && _drive.IsPositionKnown ? (object)Math.Round(_drive.PositionPercent) : null;
        }

        private object ReadState()
        {
            return IsOpen ? State() : null;
        }

        private string State()
        {
            if (_drive.IsMoving)
            {
                return _opening ? "opening" : "closing";
            }

            if (!_drive.IsPositionKnown)
            {
                return "stopped";
            }

            double percent = Math.Round(_drive.PositionPercent);
            return percent == FullyOpen ? "open" : percent == Closed ? "closed" : "stopped";
        }
    }
}
