namespace Firmware.Input
{
    /// <summary>The meaning of a button, apart from its wiring. Used by the event loop's thread alone.</summary>
    public sealed class PushToTalk
    {
        /// <summary>Longer than anyone speaks to a device: a button held for so long is stuck or lies under something.</summary>
        public const int LongestHoldMilliseconds = 60000;

        private readonly TalkMode _mode;
        private bool _isDown;
        private bool _talking;
        private long _downSinceMilliseconds;

        public PushToTalk(TalkMode mode)
        {
            _mode = mode;
        }

        /// <summary>The button went down or up; a repeated report of the same position means nothing.</summary>
        public TalkSignal Changed(bool isDown, long nowMilliseconds)
        {
            if (isDown == _isDown)
            {
                return TalkSignal.None;
            }

            _isDown = isDown;
            if (isDown)
            {
                _downSinceMilliseconds = nowMilliseconds;
                _talking = _mode == TalkMode.Hold;
                return TalkSignal.Pressed;
            }

            return Release();
        }

        /// <summary>Called from time to time: ends a talk whose button is never released; the next press counts again.</summary>
        public TalkSignal Tick(long nowMilliseconds)
        {
            bool stuck = _talking && nowMilliseconds - _downSinceMilliseconds >= LongestHoldMilliseconds;
            return stuck ? Release() : TalkSignal.None;
        }

        private TalkSignal Release()
        {
            if (!_talking)
            {
                return TalkSignal.None;
            }

            _talking = false;
            return TalkSignal.Released;
        }
    }
}
