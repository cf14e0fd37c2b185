using System;

namespace Firmware.Session
{
    /// <summary>When the next attempt to reach the server is due; one at a time. Used by the event loop's thread alone.</summary>
    public sealed class AttemptSchedule
    {
        /// <summary>Between attempts while somebody holds the button: not for long, so without the growing pauses.</summary>
        public const int WaitingUserMilliseconds = 1000;

        private readonly IClock _clock;
        private readonly ReconnectPolicy _pauses = new ReconnectPolicy();
        private readonly Random _random = new Random();
        private bool _underWay;

        // 0 at first: at once.
        private long _dueMilliseconds;

        public AttemptSchedule(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>Until the next attempt begins; <see cref="long.MaxValue"/> while one is under way or a link stands.</summary>
        public long MillisecondsUntilDue
        {
            get { return _underWay || _dueMilliseconds == long.MaxValue ? long.MaxValue : _dueMilliseconds - _clock.Milliseconds; }
        }

        /// <summary>True once when an attempt is due: it is then under way.</summary>
        public bool TryBegin()
        {
            if (_underWay || _clock.Milliseconds < _dueMilliseconds)
            {
                return false;
            }

            _underWay = true;
            return true;
        }

        /// <summary>The attempt has brought a link.</summary>
        public void Opened()
        {
            _underWay = false;
            _dueMilliseconds = long.MaxValue;
        }

        /// <summary>The server has greeted: the next loss starts with the shortest pause again.</summary>
        public void Greeted()
        {
            _pauses.Reset();
        }

        /// <summary>The attempt has failed.</summary>
        public void Failed(bool userWaits)
        {
            _underWay = false;
            if (userWaits)
            {
                _dueMilliseconds = _clock.Milliseconds + WaitingUserMilliseconds;
            }
            else
            {
                Later();
            }
        }

        /// <summary>Again after a pause, each longer than the one before.</summary>
        public void Later()
        {
            _dueMilliseconds = _clock.Milliseconds + _pauses.NextDelay(_random.NextDouble());
        }

        public void Now()
        {
            _dueMilliseconds = _clock.Milliseconds;
        }
    }
}
