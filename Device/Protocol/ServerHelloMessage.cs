using Firmware.Audio;

namespace Firmware.Protocol
{
    /// <summary>The server's answer to <see cref="HelloMessage"/>.</summary>
    public sealed class ServerHelloMessage : ServerMessage
    {
        private ServerHelloMessage(string sessionId, string mismatch)
        {
            SessionId = sessionId;
            Mismatch = mismatch;
        }

        /// <summary>May be empty.</summary>
        public string SessionId { get; }

        /// <summary>Null when the server speaks our form of sound, otherwise what it wants to speak.</summary>
        public string Mismatch { get; }

        internal static ServerHelloMessage Read(JsonFields fields)
        {
            JsonFields audio;
            string mismatch = fields.TryGetObject("audio_params", out audio)
                ? FindMismatch(audio)
                : "the server names no form of sound";
            return new ServerHelloMessage(fields.TextOr("session_id", ""), mismatch);
        }

        private static string FindMismatch(JsonFields audio)
        {
            string format = audio.TextOr("format", "opus");
            if (format != AudioFormat.Name)
            {
                return "the server speaks " + format;
            }

            if (Differs(audio, "sample_rate", AudioFormat.SampleRateHz) || Differs(audio, "channels", AudioFormat.Channels))
            {
                return "the server speaks pcm of another rate or channel count";
            }

            return null;
        }

        private static bool Differs(JsonFields audio, string name, int expected)
        {
            double value;
            return !audio.TryGetNumber(name, out value) || value != expected;
        }
    }
}
