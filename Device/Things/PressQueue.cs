using System;

namespace Firmware.Things
{
    /// <summary>Presses of the buttons of an appliance that wait for their turn: it overlooks those that come too fast.</summary>
    public sealed class PressQueue
    {
        /// <summary>More than one command makes.</summary>
        public const int Capacity = 8;

        private readonly int[] _buttons = new int[Capacity];
        private readonly int _gapMilliseconds;
        private int _first;
        private int _count;
        private long _nextMilliseconds;

        /// <param name="gapMilliseconds">From the beginning of one press to that of the next.</param>
        public PressQueue(int gapMilliseconds)
        {
            _gapMilliseconds = gapMilliseconds;
        }

        /// <summary>Throws when too many wait.</summary>
        public void Add(int button)
        {
            if (_count == Capacity)
            {
                throw new InvalidOperationException("too many commands wait");
            }

            _buttons[(_first + _count) % Capacity] = button;
            _count++;
        }

        /// <summary>False when none waits, or when it is not time yet.</summary>
        public bool TryTake(long nowMilliseconds, out int button)
        {
            button = _buttons[_first];
            if (_count == 0 || nowMilliseconds < _nextMilliseconds)
            {
                return false;
            }

            _first = (_first + 1) % Capacity;
            _count--;
            _nextMilliseconds = nowMilliseconds + _gapMilliseconds;
            return true;
        }

        public void Clear()
        {
            _count = 0;
        }
    }
}
