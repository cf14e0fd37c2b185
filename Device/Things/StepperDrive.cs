using System;

namespace Firmware.Things
{
    /// <summary>
    /// A stepper motor behind a driver with STEP and DIR inputs (A4988, DRV8825, TMC2209). Steps go out in counted trains of a
    /// quarter of a second, between which the motor rests for less than a tick: choose a rate at which it starts from
    /// standstill. A new target or a stop takes effect after the train under way, so every step is counted.
    /// </summary>
    public sealed class StepperDrive : ICurtainDrive
    {
        // The train is started a little after the clock was read.
        private const int SlackMilliseconds = 3;

        private readonly IPulseTrain _steps;
        private readonly IOutput _direction;
        private readonly IInput _closedSwitch;
        private readonly int _travelSteps;
        private int _position;
        private int _target;
        private bool _underWay;
        private int _sentSteps;
        private long _sentUntilMilliseconds;
        private bool _homing;
        private int _homingStepsLeft;

        /// <param name="steps">To the STEP input.</param>
        /// <param name="direction">To the DIR input: on opens.</param>
        /// <param name="closedSwitch">
        /// Active where the curtain is closed: the first movement goes there to find out where it is. Null when there is
        /// none: it then has to be closed by hand before the board is switched on.
        /// </param>
        /// <param name="travelSteps">From closed to open.</param>
        public StepperDrive(IPulseTrain steps, IOutput direction, IInput closedSwitch, int travelSteps)
        {
            if (travelSteps < 1)
            {
                throw new ArgumentOutOfRangeException();
            }

            _steps = steps;
            _direction = direction;
            _closedSwitch = closedSwitch;
            _travelSteps = travelSteps;
        }

        public bool IsPositionKnown { get; private set; }

        public double PositionPercent
        {
            get { return 100.0 * _position / _travelSteps; }
        }

        public bool IsMoving
        {
            get { return _underWay || _homing || _target != _position; }
        }

        public void Open()
        {
            _steps.Open();
            _direction.Open();
            if (_closedSwitch != null)
            {
                _closedSwitch.Open();
            }

            IsPositionKnown = _closedSwitch == null || _closedSwitch.TakeActive();
            _position = 0;
            _target = 0;
            _underWay = false;
            _homing = false;
        }

        public void MoveTo(double percent, long nowMilliseconds)
        {
            _target = (int)Math.Round(_travelSteps * percent / 100);
            if (!IsPositionKnown)
            {
                // Belts slip and the way is measured by hand: a tenth more than all of it.
                _homing = true;
                _homingStepsLeft = _travelSteps + (_travelSteps / 10);
            }

            Tick(nowMilliseconds);
        }

        public void Stop(long nowMilliseconds)
        {
            _homing = false;
            _target = _underWay ? _position + _sentSteps : _position;
            Tick(nowMilliseconds);
        }

        /// <summary>Throws when the switch did not come on the whole way.</summary>
        public void Tick(long nowMilliseconds)
        {
            bool isClosed = _closedSwitch != null && _closedSwitch.TakeActive();
            if (_underWay)
            {
                if (nowMilliseconds < _sentUntilMilliseconds)
                {
                    return;
                }

                _underWay = false;
                bool closes = _sentSteps < 0;
                _position = isClosed && closes ? 0 : _position + _sentSteps;
            }

            if (_homing)
            {
                Home(isClosed, nowMilliseconds);
            }
            else if (_target != _position)
            {
                Send(_target > _position, Math.Abs(_target - _position), nowMilliseconds);
            }
        }

        public void Close()
        {
            _steps.Close();
            _direction.Close();
            if (_closedSwitch != null)
            {
                _closedSwitch.Close();
            }
        }

        private void Home(bool isClosed, long nowMilliseconds)
        {
            if (isClosed)
            {
                _homing = false;
                _position = 0;
                IsPositionKnown = true;
                Tick(nowMilliseconds);
            }
            else if (_homingStepsLeft > 0)
            {
                _homingStepsLeft -= Send(false, _homingStepsLeft, nowMilliseconds);
            }
            else
            {
                _homing = false;
                _target = _position;
                throw new InvalidOperationException("it did not reach its closed switch");
            }
        }

        private int Send(bool opens, int wanted, long nowMilliseconds)
        {
            _direction.Set(opens ? 1 : 0);
            int sent = _steps.Send(wanted);
            _sentSteps = opens ? sent : -sent;
            _sentUntilMilliseconds = nowMilliseconds + (1000L * sent / _steps.PulsesPerSecond) + SlackMilliseconds;
            _underWay = true;
            return sent;
        }
    }
}
