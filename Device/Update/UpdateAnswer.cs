using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>The server's answer to the update check: where to connect, what time it is, which firmware there is.</summary>
    public sealed class UpdateAnswer
    {
        private UpdateAnswer(
            IUpdateCheck check, string webSocketUrl, string token, FirmwareManifest firmware, string firmwareProblem, long unixMilliseconds)
        {
            Check = check;
            WebSocketUrl = webSocketUrl;
            Token = token;
            Firmware = firmware;
            FirmwareProblem = firmwareProblem;
            UnixMilliseconds = unixMilliseconds;
        }

        /// <summary>What was asked.</summary>
        public IUpdateCheck Check { get; }

        /// <summary>Empty, with an <see cref="Activation"/>, when the server speaks to activated devices only.</summary>
        public string WebSocketUrl { get; }

        /// <summary>Empty when the server asks for none.</summary>
        public string Token { get; }

        /// <summary>Null when none is offered, or none that could be loaded.</summary>
        public FirmwareManifest Firmware { get; }

        /// <summary>Null, or why the firmware that is offered cannot be loaded.</summary>
        public string FirmwareProblem { get; }

        /// <summary>UTC; 0 when the server told no time.</summary>
        public long UnixMilliseconds { get; }

        /// <summary>Null, or what the owner has to do before the server serves this device.</summary>
        public ActivationRequest Activation { get; private set; }

        /// <summary>False, with the reason in words, when the answer names neither a WebSocket nor an activation.</summary>
        public static bool TryParse(string text, IUpdateCheck check, out UpdateAnswer answer, out string problem)
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
            bool hasWebSocket = fields.TryGetObject("websocket", out webSocket) && webSocket.TryGetText("url", out url) && url.Length > 0;
            if (!hasWebSocket && activation == null)
            {
                problem = "The server names no WebSocket: " + fields.TextOr("message", "no reason given");
                return false;
            }

            JsonFields firmware;
            FirmwareManifest manifest = null;
            string firmwareProblem = null;
            JsonFields time;
            double unixMilliseconds = 0;
            if (fields.TryGetObject("firmware", out firmware))
            {
                FirmwareManifest.TryParse(firmware, out manifest, out firmwareProblem);
            }

            if (fields.TryGetObject("server_time", out time))
            {
                time.TryGetNumber("timestamp", out unixMilliseconds);
            }

            problem = null;
            answer = new UpdateAnswer(
                check, hasWebSocket ? url : "", hasWebSocket ? webSocket.TextOr("token", "") : "", manifest, firmwareProblem, (long)unixMilliseconds);
            answer.Activation = activation;
            return true;
        }
    }
}
