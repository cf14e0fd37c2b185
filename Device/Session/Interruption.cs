namespace Firmware.Session
{
    /// <summary>
    /// Tells what belongs to an interrupted turn: the server answers every <c>abort</c> with one <c>tts stop</c>, and what it
    /// had sent before that is stale.
    /// </summary>
    public sealed class Interruption
    {
        /// <summary>A server that does not answer within this time is taken not to answer aborts at all.</summary>
        public const int AnswerMilliseconds = 3000;

        private bool _unanswered;
        private long _abortedMilliseconds;

        public void Aborted(long nowMilliseconds)
        {
            _unanswered = true;
            _abortedMilliseconds = nowMilliseconds;
        }

        /// <summary>True when a message that arrives now belongs to the interrupted turn.</summary>
        public bool Covers(long nowMilliseconds)
        {
            return _unanswered && nowMilliseconds - _abortedMilliseconds < AnswerMilliseconds;
        }

        /// <summary>The answer has come, or the link is another one.</summary>
        public void Over()
        {
            _unanswered = false;
        }
    }
}
