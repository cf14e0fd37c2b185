using System;
using System.Text;
using Firmware.Network;
using Firmware.Protocol;
using Firmware.Update;

namespace Firmware.Session
{
    /// <summary>
    /// When to ask for another token. It is looked at when a link is opened, so one that runs out hurts no standing link, but
    /// the next one; a token that tells its end (a JSON Web Token, RFC 7519, with <c>exp</c>) is replaced before. Used by the
    /// event loop's thread alone.
    /// </summary>
    public sealed class TokenSchedule
    {
        /// <summary>So long before its end a token is replaced; of one that lives less than twice that, after half its life.</summary>
        public const int MarginMilliseconds = 30 * 60 * 1000;

        /// <summary>Between two requests, whatever a server answers.</summary>
        public const int ShortestPauseMilliseconds = 5 * 60 * 1000;

        private const int MaxTokenChars = 4096;
        private const double LatestUnixSeconds = 100000000000;

        /// <summary>On the device's clock; <see cref="long.MaxValue"/> when the token tells no end.</summary>
        public long DueMilliseconds { get; private set; } = long.MaxValue;

        /// <summary>The server has just given out a token, together with its own time.</summary>
        public void Given(UpdateAnswer answer, long nowMilliseconds)
        {
            long unixSeconds;
            DueMilliseconds = long.MaxValue;
            if (answer.UnixMilliseconds > 0 && TryReadEnd(answer.Token, out unixSeconds))
            {
                long left = (unixSeconds * 1000) - answer.UnixMilliseconds;
                long wait = left > 2 * MarginMilliseconds ? left - MarginMilliseconds : left / 2;
                DueMilliseconds = nowMilliseconds + (wait > ShortestPauseMilliseconds ? wait : ShortestPauseMilliseconds);
            }
        }

        /// <summary>True when another token is to be asked for; not again within the shortest pause.</summary>
        public bool TakeDue(long nowMilliseconds)
        {
            bool due = nowMilliseconds >= DueMilliseconds;
            if (due)
            {
                DueMilliseconds = nowMilliseconds + ShortestPauseMilliseconds;
            }

            return due;
        }

        /// <summary>The <c>exp</c> of a token of three parts; false for every other token.</summary>
        public static bool TryReadEnd(string token, out long unixSeconds)
        {
            unixSeconds = 0;
            string[] parts = token.Split('.');
            byte[] payload;
            if (token.Length > MaxTokenChars || parts.Length != 3 || !TryDecode(parts[1], out payload) || !Utf8.IsValid(payload, payload.Length))
            {
                return false;
            }

            JsonFields claims;
            double end;
            if (!JsonReader.TryParse(Encoding.UTF8.GetString(payload, 0, payload.Length), out claims)
                || !claims.TryGetNumber("exp", out end) || !(end > 0 && end < LatestUnixSeconds))
            {
                return false;
            }

            unixSeconds = (long)end;
            return true;
        }

        /// <summary>Base64url without padding (RFC 7515 §2).</summary>
        private static bool TryDecode(string text, out byte[] bytes)
        {
            bytes = null;
            if (text.Length == 0 || text.Length % 4 == 1)
            {
                return false;
            }

            var base64 = new StringBuilder(text.Length + 3);
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                if (!plain && c != '-' && c != '_')
                {
                    return false;
                }

                base64.Append(c == '-' ? '+' : c == '_' ? '/' : c);
            }

            while (base64.Length % 4 != 0)
            {
                base64.Append('=');
            }

            bytes = Convert.FromBase64String(base64.ToString());
            return true;
        }
    }
}
