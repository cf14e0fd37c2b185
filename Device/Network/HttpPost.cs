using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Firmware.Network
{
    /// <summary>Posts JSON and reads the answer, all within one time-out.</summary>
    public sealed class HttpPost
    {
        /// <summary>Connecting, TLS, request and answer together.</summary>
        public const int TimeoutMilliseconds = 20000;

        /// <summary>Longest body read.</summary>
        public const int MaxAnswerBytes = 16384;

        private readonly ServerAddress _address;
        private readonly HttpQuestion _question;

        public HttpPost(ServerAddress address)
        {
            _address = address;
            _question = HttpQuestion.OfOneAnswer("POST", address);
        }

        /// <summary>As <see cref="HttpQuestion.With"/>.</summary>
        public HttpPost With(string name, string value)
        {
            _question.With(name, value);
            return this;
        }

        /// <summary>Connects and asks, once; false, with the reason in words, when no answer came.</summary>
        /// <param name="json">The body.</param>
        /// <param name="authority">Root certificate to check a secure server against; null to take any certificate.</param>
        /// <param name="answer">Whatever status it has.</param>
        /// <param name="problem">Null with an answer.</param>
        public bool TryRun(string json, X509Certificate authority, out HttpAnswer answer, out string problem)
        {
            answer = null;
            using (var connection = new ServerSocket(_address, authority))
            {
                return connection.TryOpen(TimeoutMilliseconds, out problem)
                    && TryExchange(connection.Stream, json, out answer, out problem);
            }
        }

        /// <summary>As <see cref="TryRun"/>, over a connection that stands.</summary>
        public bool TryExchange(IByteStream stream, string json, out HttpAnswer answer, out string problem)
        {
            answer = null;
            byte[] body = Encoding.UTF8.GetBytes(json);
            _question.With("Content-Type", "application/json").With("Content-Length", body.Length.ToString());
            HttpHead head;
            string text;
            if (!_question.TryAsk(stream, body, out head, out problem) || !TryReadBody(stream, head, out text, out problem))
            {
                return false;
            }

            answer = new HttpAnswer(head.Status, text);
            return true;
        }

        private static bool TryReadBody(IByteStream stream, HttpHead head, out string text, out string problem)
        {
            text = null;
            int promised;
            if (!head.TryFindLength(out promised, out problem))
            {
                return false;
            }

            // Without a promise, one byte more than may come tells that too much does.
            var bytes = new byte[promised < 0 ? MaxAnswerBytes + 1 : promised <= MaxAnswerBytes ? promised : 0];
            int given = ByteStreams.ReadUpTo(stream, bytes, bytes.Length);
            problem = promised > MaxAnswerBytes || given > MaxAnswerBytes ? "the answer has more than " + MaxAnswerBytes + " bytes"
                : given < promised || !Utf8.IsValid(bytes, given) ? "the server broke off its answer"
                : null;
            text = problem == null ? Encoding.UTF8.GetString(bytes, 0, given) : null;
            return problem == null;
        }
    }
}
