using Firmware.Protocol;

namespace Firmware.Mqtt
{
    /// <summary>What came on <c>ntp/response</c>; times in milliseconds since 1970.</summary>
    public sealed class TimeAnswer
    {
        internal const string DeviceSendTimeName = "deviceSendTime";

        private TimeAnswer(long deviceSendTime, long serverReceiveTime, long serverSendTime, long arrivedMilliseconds)
        {
            DeviceSendTime = deviceSendTime;
            ServerReceiveTime = serverReceiveTime;
            ServerSendTime = serverSendTime;
            ArrivedMilliseconds = arrivedMilliseconds;
        }

        /// <summary>As the request had it: tells to which request this belongs.</summary>
        public long DeviceSendTime { get; }

        public long ServerReceiveTime { get; }

        public long ServerSendTime { get; }

        /// <summary>Uptime of the device when it arrived.</summary>
        public long ArrivedMilliseconds { get; }

        public static bool TryParse(string text, long arrivedMilliseconds, out TimeAnswer answer)
        {
            answer = null;
            JsonFields fields;
            double deviceSent;
            double serverReceived;
            double serverSent;
            if (!JsonReader.TryParse(text, out fields)
                || !fields.TryGetNumber(DeviceSendTimeName, out deviceSent)
                || !fields.TryGetNumber("serverRecvTime", out serverReceived)
                || !fields.TryGetNumber("serverSendTime", out serverSent))
            {
                return false;
            }

            answer = new TimeAnswer((long)deviceSent, (long)serverReceived, (long)serverSent, arrivedMilliseconds);
            return true;
        }
    }
}
