using System;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>Counts the steps of a motor, as its driver would, and fails when a train is sent into another.</summary>
    public sealed class FakePulseTrain : IPulseTrain
    {
        private readonly FakeClock _clock;
        private readonly FakeOutput _direction;
        private long _busyUntilMilliseconds;

        /// <param name="clock">Moved by the test.</param>
        /// <param name="direction">On counts up.</param>
        public FakePulseTrain(FakeClock clock, FakeOutput direction)
        {
            _clock = clock;
            _direction = direction;
        }

        public int PulsesPerSecond
        {
            get { return 1000; }
        }

        /// <summary>Where the motor is.</summary>
        public int Steps { get; set; }

        public int LongestTrain { get; private set; }

        public void Open()
        {
        }

        public int Send(int wanted)
        {
            if (_clock.Milliseconds < _busyUntilMilliseconds)
            {
                throw new InvalidOperationException("A train is sent into another.");
            }

            int sent = wanted < 200 ? wanted : 200;
            Steps += _direction.Level > 0 ? sent : -sent;
            _busyUntilMilliseconds = _clock.Milliseconds + sent;
            if (sent > LongestTrain)
            {
                LongestTrain = sent;
            }

            return sent;
        }

        public void Close()
        {
        }
    }
}
