namespace Firmware
{
    /// <summary>What the status light shows: the state, or a code that its owner has to enter. Used by the event loop's thread alone.</summary>
    public sealed class StatusShow
    {
        private readonly IStatusLight _light;
        private ActivationPattern _activation;
        private long _codeSinceMilliseconds;
        private bool _lit;

        public StatusShow(IStatusLight light)
        {
            _light = light;
        }

        /// <summary>Shows a code while the device has nothing better to show; null ends it.</summary>
        public void ShowCode(string code, long nowMilliseconds)
        {
            if (code == null)
            {
                _activation = null;
            }
            else if (_activation == null || _activation.Code != code)
            {
                _activation = new ActivationPattern(code);
                _codeSinceMilliseconds = nowMilliseconds;
            }
        }

        /// <summary>Sets the light; returns for how many milliseconds it stays so.</summary>
        public int Update(DeviceState state, long nowMilliseconds)
        {
            bool showsCode = _activation != null && (state == DeviceState.Idle || state == DeviceState.Starting);
            long since = nowMilliseconds - _codeSinceMilliseconds;
            bool lit = showsCode ? _activation.IsLit(since) : StatusPattern.IsLit(state, nowMilliseconds);
            Light(lit);
            return showsCode ? _activation.MillisecondsUntilChange(since) : StatusPattern.MillisecondsUntilChange(state, nowMilliseconds);
        }

        /// <summary>Something else than the state is shown.</summary>
        public void Warn(bool lit)
        {
            Light(lit);
        }

        private void Light(bool lit)
        {
            if (lit != _lit)
            {
                _lit = lit;
                _light.Show(lit);
            }
        }
    }
}
