namespace Firmware.Network
{
    /// <summary>What a WebSocket frame is (RFC 6455 §5.2); 3 to 7 and 11 to 15 are reserved.</summary>
    public static class WebSocketOpcode
    {
        public const int Continuation = 0;

        public const int Text = 1;

        public const int Binary = 2;

        public const int Close = 8;

        public const int Ping = 9;

        public const int Pong = 10;
    }
}
