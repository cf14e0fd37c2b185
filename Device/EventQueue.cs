using System.Collections;
using System.Threading;

namespace Firmware
{
    /// <summary>Where threads leave what happened for the event loop. Bounded; safe for any number of writers, one reader.</summary>
    public sealed class EventQueue
    {
        /// <summary>
        /// Far above what the fixed number of threads can have under way at once: each posts an end or a loss once and
        /// the receive thread waits for every message to be handled.
        /// </summary>
        public const int Capacity = 32;

        /// <summary>What a person with a button may fill, so that the rest stays free for what must not be lost.</summary>
        public const int InputCapacity = 16;

        private readonly Queue _events = new Queue();
        private readonly object _gate = new object();
        private readonly AutoResetEvent _arrived = new AutoResetEvent(false);

        /// <summary>False when full: the event is dropped.</summary>
        public bool Post(DeviceEvent happened)
        {
            return Post(happened, Capacity);
        }

        /// <summary>As <see cref="Post(DeviceEvent)"/> for what may be lost: button edges.</summary>
        public bool PostInput(DeviceEvent happened)
        {
            return Post(happened, InputCapacity);
        }

        /// <summary>The oldest event; null if none came within the time.</summary>
        public DeviceEvent Take(int timeoutMilliseconds)
        {
            DeviceEvent first = TakeNow();

            // The signal of an event that was taken without waiting may still be up: it ends a wait for nothing, once.
            while (first == null && _arrived.WaitOne(timeoutMilliseconds, false))
            {
                first = TakeNow();
            }

            return first;
        }

        private bool Post(DeviceEvent happened, int capacity)
        {
            lock (_gate)
            {
                if (_events.Count >= capacity)
                {
                    return false;
                }

                _events.Enqueue(happened);
            }

            _arrived.Set();
            return true;
        }

        private DeviceEvent TakeNow()
        {
            lock (_gate)
            {
                return _events.Count == 0 ? null : (DeviceEvent)_events.Dequeue();
            }
        }
    }
}
