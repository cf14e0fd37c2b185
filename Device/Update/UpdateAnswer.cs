using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>The server's answer to the update check: where to connect, what time it is, which firmware there is.</summary>
    public sealed class UpdateAnswer
    {
        private UpdateAnswer(string webSocketUrl, string token, string firmwareVersion, string firmwareUrl, long unixMilliseconds)
        {
            WebSocketUrl = webSocketUrl;
            Token = token;
            FirmwareVersion = firmwareVersion;
            FirmwareUrl = firmwareUrl;
            UnixMilliseconds = unixMilliseconds;
        }

        /// <summary>Empty, with an <see cref="Activation"/>, when the server speaks to activated devices only.</summary>
        public string WebSocketUrl { get; }

        /// <summary>Empty when the server asks for none.</summary>
        public string Token { get; }

        /// <summary>Empty when the server names none.</summary>
        public string FirmwareVersion { get; }

        /// <summary>Empty when there is nothing to load.</summary>
        public string FirmwareUrl { get; }

        /// <summary>UTC; 0 when the server told no time.</summary>
        public long UnixMilliseconds { get; }

        /// <summary>Null, or what the owner has to do before the server serves this device.</summary>
        public ActivationRequest Activation { get; private set; }

        /// <summary>True when there is firmware to load that is newer than this one.</summary>
        public bool OffersUpdate
        {
            get { return FirmwareUrl.Length > 0 && Update.FirmwareVersion.IsNewer(FirmwareVersion, Update.FirmwareVersion.Current); }
        }

        /// <summary>False, with the reason in words, when the answer names neither a WebSocket nor an activation.</summary>
        public static bool TryParse(string text, out UpdateAnswer answer, out string problem)
        {
            answer = null;
            JsonFields fields;
            if (!JsonReader.TryParse(text, out fields))
            {
                problem = "The server's answer to the update check is not a JSON object.";
                return false;
            }

            JsonFields webSocket;
            string url = null;
            ActivationRequest activation = ActivationRequest.Find(fields);
            bool hasWebSocket = fields.TryGetObject("websocket", out webSocket) && webSocket.TryGetText("url", out url);
            if (!hasWebSocket && activation == null)
            {
                problem = "The server names no WebSocket: " + fields.TextOr("message", "no reason given");
                return false;
            }

            JsonFields firmware;
            JsonFields time;
            double unixMilliseconds = 0;
            bool hasFirmware = fields.TryGetObject("firmware", out firmware);
            if (fields.TryGetObject("server_time", out time))
            {
                time.TryGetNumber("timestamp", out unixMilliseconds);
            }

            problem = null;
            answer = new UpdateAnswer(
                hasWebSocket ? url : "",
                hasWebSocket ? webSocket.TextOr("token", "") : "",
                hasFirmware ? firmware.TextOr("version", "") : "",
                hasFirmware ? firmware.TextOr("url", "") : "",
                (long)unixMilliseconds);
            answer.Activation = activation;
            return true;
        }
    }
}
