using Firmware.Things;

namespace Firmware.Mqtt
{
    /// <summary>The field <c>code</c> of a response; numbered like the status codes of HTTP, which people know.</summary>
    public static class MqttCode
    {
        public const int Done = 0;

        /// <summary>No JSON object, or <c>cmd</c>, <c>requestId</c> or <c>params</c> is missing or of another type.</summary>
        public const int BadRequest = 400;

        /// <summary>There is no such thing or method.</summary>
        public const int NotFound = 404;

        /// <summary>More than one thing has a method of that name.</summary>
        public const int Ambiguous = 409;

        /// <summary>Longer than <see cref="MqttInbox.MaxPayloadBytes"/>.</summary>
        public const int TooLarge = 413;

        /// <summary>A parameter is missing, of a wrong type or out of range.</summary>
        public const int InvalidParameter = 422;

        /// <summary>The hardware cannot be used.</summary>
        public const int Failed = 500;

        /// <summary>Too much comes at once.</summary>
        public const int Busy = 503;

        public static int Of(ThingResult result)
        {
            switch (result.ErrorCode)
            {
                case null: return Done;
                case ThingResult.UnknownDevice:
                case ThingResult.UnknownMethod: return NotFound;
                case ThingResult.InvalidParameter: return InvalidParameter;
                default: return Failed;
            }
        }
    }
}
