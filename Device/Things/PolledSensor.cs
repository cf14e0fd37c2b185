using System;

namespace Firmware.Things
{
    /// <summary>
    /// A sensor that is asked from time to time. It reports when its values have moved by more than noise and when it falls
    /// silent or comes back; while it is silent its values are unknown and a reading is a hardware error.
    /// </summary>
    public abstract class PolledSensor : Thing
    {
        private readonly int _intervalMilliseconds;
        private long _nextMeasurementMilliseconds;

        /// <param name="name">Unique on its board.</param>
        /// <param name="title">As people call it.</param>
        /// <param name="intervalMilliseconds">How often it measures.</param>
        protected PolledSensor(string name, string title, int intervalMilliseconds)
            : base(name, title)
        {
            _intervalMilliseconds = intervalMilliseconds;
        }

        /// <summary>False while the sensor does not answer.</summary>
        protected bool IsKnown { get; private set; }

        public override void Tick(long nowMilliseconds)
        {
            if (nowMilliseconds < _nextMeasurementMilliseconds)
            {
                return;
            }

            _nextMeasurementMilliseconds = nowMilliseconds + _intervalMilliseconds;
            bool wasKnown = IsKnown;
            if (Measure() != wasKnown || (IsKnown && HasMoved()))
            {
                Report();
            }
        }

        /// <summary>Adds the method that measures now.</summary>
        /// <param name="responseSuccess">What the server says.</param>
        protected void AddGetReading(string responseSuccess)
        {
            Add(new ThingMethod("get_reading", "Read the " + Title, responseSuccess, "I could not read the " + Title + ".", GetReading));
        }

        /// <summary>Measures and keeps the values; false when the sensor does not answer.</summary>
        protected abstract bool TryMeasure();

        /// <summary>Whether the kept values differ from the reported ones by more than noise.</summary>
        protected abstract bool HasMoved();

        /// <summary>The kept values are being reported.</summary>
        protected abstract void NoteReported();

        /// <summary>The kept values in words.</summary>
        protected abstract string Reading();

        private ThingResult GetReading(ThingArguments arguments)
        {
            bool wasKnown = IsKnown;
            bool known = Measure();
            if (known || wasKnown)
            {
                Report();
            }

            return known
                ? ThingResult.Done(Reading())
                : ThingResult.Failed(ThingResult.HardwareError, "The " + Title + " does not answer");
        }

        private bool Measure()
        {
            try
            {
                IsKnown = TryMeasure();
            }
            catch (Exception)
            {
                // Drivers throw one thing or another for a bus that fails; for whoever asks, the sensor is silent.
                IsKnown = false;
            }

            return IsKnown;
        }

        private void Report()
        {
            NoteReported();
            Changed();
        }
    }
}
