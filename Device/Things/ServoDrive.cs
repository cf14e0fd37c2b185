using System;

namespace Firmware.Things
{
    /// <summary>
    /// A hobby servo that turns a blind: the width of its pulses, 500 to 2500 µs every 20 ms, is the place that it goes to. It
    /// does not tell where it is; the pulse moves there no faster than the servo can follow, so that it is where the pulse is.
    /// After switching on it is loose, and its place unknown until it has reached the first one.
    /// </summary>
    public sealed class ServoDrive : ICurtainDrive
    {
        private const double FrameMicroseconds = 20000;
        private const int MinMicroseconds = 500;
        private const int MaxMicroseconds = 2500;

        private readonly IOutput _output;
        private readonly int _closedMicroseconds;
        private readonly int _openMicroseconds;
        private readonly int _travelMilliseconds;
        private double _targetPercent;
        private double _startPercent;
        private long _startMilliseconds;

        /// <param name="output">Made by <see cref="PwmOutput.ForServo"/>.</param>
        /// <param name="closedMicroseconds">Pulse at which the curtain is closed, 500 to 2500.</param>
        /// <param name="openMicroseconds">Pulse at which it is open; may be the smaller one.</param>
        /// <param name="travelMilliseconds">From closed to open, not faster than the servo is; it goes there by itself for 1.</param>
        public ServoDrive(IOutput output, int closedMicroseconds, int openMicroseconds, int travelMilliseconds)
        {
            if (!IsPulse(closedMicroseconds) || !IsPulse(openMicroseconds) || travelMilliseconds < 1)
            {
                throw new ArgumentOutOfRangeException();
            }

            _output = output;
            _closedMicroseconds = closedMicroseconds;
            _openMicroseconds = openMicroseconds;
            _travelMilliseconds = travelMilliseconds;
        }

        public bool IsPositionKnown { get; private set; }

        public double PositionPercent { get; private set; }

        public bool IsMoving { get; private set; }

        public void Open()
        {
            _output.Open();
            IsPositionKnown = false;
            IsMoving = false;
        }

        public void MoveTo(double percent, long nowMilliseconds)
        {
            Tick(nowMilliseconds);
            _targetPercent = percent;
            _startPercent = PositionPercent;
            _startMilliseconds = nowMilliseconds;
            if (!IsPositionKnown)
            {
                // There is no way from a place that is not known: it goes at its own speed, which takes one travel at most.
                Pulse(percent);
                _startPercent = percent > 50 ? 0 : 100;
            }

            IsMoving = true;
            Tick(nowMilliseconds);
        }

        public void Stop(long nowMilliseconds)
        {
            Tick(nowMilliseconds);
            if (IsPositionKnown)
            {
                _targetPercent = PositionPercent;
                IsMoving = false;
            }
        }

        public void Tick(long nowMilliseconds)
        {
            if (!IsMoving)
            {
                return;
            }

            double travelled = 100.0 * (nowMilliseconds - _startMilliseconds) / _travelMilliseconds;
            double distance = _targetPercent - _startPercent;
            bool there = travelled >= Math.Abs(distance);
            double percent = there ? _targetPercent : distance > 0 ? _startPercent + travelled : _startPercent - travelled;
            if (IsPositionKnown || there)
            {
                Pulse(percent);
                PositionPercent = percent;
                IsPositionKnown = true;
            }

            IsMoving = !there;
        }

        public void Close()
        {
            _output.Close();
        }

        private void Pulse(double percent)
        {
            double microseconds = _closedMicroseconds + ((_openMicroseconds - _closedMicroseconds) * percent / 100);
            _output.Set(microseconds / FrameMicroseconds);
        }

        private static bool IsPulse(int microseconds)
        {
            return microseconds >= MinMicroseconds && microseconds <= MaxMicroseconds;
        }
    }
}
