using System.Collections;
using System.Threading;

namespace Firmware.Mqtt
{
    /// <summary>
    /// What waits to be published. Bounded, and in front of the library's own queue, which is not: filled by any thread,
    /// emptied by the link's alone. Of the device's status only the latest waits.
    /// </summary>
    public sealed class MqttOutbox
    {
        /// <summary>Answers and events; when one more comes the oldest is dropped.</summary>
        public const int Capacity = 16;

        /// <summary>Whoever asked has stopped waiting, and an event is none any more. The status does not age.</summary>
        public const int LongestWaitMilliseconds = 30000;

        private readonly Queue _messages = new Queue();
        private readonly object _gate = new object();
        private readonly AutoResetEvent _filled = new AutoResetEvent(false);
        private readonly IClock _clock;
        private MqttMessage _status;

        public MqttOutbox(IClock clock)
        {
            _clock = clock;
        }

        public void Add(MqttMessage message)
        {
            message.QueuedMilliseconds = _clock.Milliseconds;
            lock (_gate)
            {
                if (_messages.Count == Capacity)
                {
                    _messages.Dequeue();
                }

                _messages.Enqueue(message);
            }

            _filled.Set();
        }

        /// <summary>Takes the place of a status that still waits.</summary>
        public void AddStatus(MqttMessage status)
        {
            lock (_gate)
            {
                _status = status;
            }

            _filled.Set();
        }

        /// <summary>The next to be published, which stays; null when there is none.</summary>
        public MqttMessage Peek()
        {
            lock (_gate)
            {
                long oldest = _clock.Milliseconds - LongestWaitMilliseconds;
                while (_messages.Count > 0 && ((MqttMessage)_messages.Peek()).QueuedMilliseconds < oldest)
                {
                    _messages.Dequeue();
                }

                return _status != null ? _status : _messages.Count > 0 ? (MqttMessage)_messages.Peek() : null;
            }
        }

        /// <summary>What <see cref="Peek"/> gave is published; if a later status has taken its place, that one stays.</summary>
        public void Remove(MqttMessage published)
        {
            lock (_gate)
            {
                if (_status == published)
                {
                    _status = null;
                }
                else if (_messages.Count > 0 && _messages.Peek() == published)
                {
                    _messages.Dequeue();
                }
            }
        }

        /// <summary>Until something is added, <see cref="Wake"/> is called, or the time is over.</summary>
        public void Wait(int timeoutMilliseconds)
        {
            _filled.WaitOne(timeoutMilliseconds, false);
        }

        public void Wake()
        {
            _filled.Set();
        }
    }
}
