using System.Threading;

namespace Firmware
{
    /// <summary>One thing that happened on another thread.</summary>
    public sealed class DeviceEvent
    {
        private readonly AutoResetEvent _handled;

        public DeviceEvent(DeviceEventKind kind, object payload)
            : this(kind, payload, null)
        {
        }

        /// <param name="kind">What happened.</param>
        /// <param name="payload">As <see cref="DeviceEventKind"/> says.</param>
        /// <param name="handled">Set when the loop is done with this event; null when nobody waits.</param>
        public DeviceEvent(DeviceEventKind kind, object payload, AutoResetEvent handled)
        {
            Kind = kind;
            Payload = payload;
            _handled = handled;
        }

        public DeviceEventKind Kind { get; }

        public object Payload { get; }

        /// <summary>Called by the loop when it is done with this event.</summary>
        public void Complete()
        {
            if (_handled != null)
            {
                _handled.Set();
            }
        }
    }
}
