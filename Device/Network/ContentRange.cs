namespace Firmware.Network
{
    /// <summary>Which part of a file an answer brings (RFC 9110 §14.4): <c>bytes 1000-1999/2000</c>.</summary>
    public sealed class ContentRange
    {
        private const string Unit = "bytes ";

        private ContentRange(int first, int last, int total)
        {
            First = first;
            Last = last;
            Total = total;
        }

        public int First { get; }

        /// <summary>Included.</summary>
        public int Last { get; }

        /// <summary>Bytes of the whole file; -1 when the server does not say.</summary>
        public int Total { get; }

        public int LengthBytes
        {
            get { return Last - First + 1; }
        }

        /// <summary>False also for null and for a part that no file can have.</summary>
        public static bool TryParse(string text, out ContentRange range)
        {
            range = null;
            int dash = text == null ? -1 : text.IndexOf('-');
            int slash = text == null ? -1 : text.IndexOf('/');
            if (slash < 0 || dash < Unit.Length || dash > slash || !text.ToLower().StartsWith(Unit))
            {
                return false;
            }

            int first;
            int last;
            int total = -1;
            string whole = text.Substring(slash + 1);
            if (!HttpHead.TryParseLength(text.Substring(Unit.Length, dash - Unit.Length), out first)
                || !HttpHead.TryParseLength(text.Substring(dash + 1, slash - dash - 1), out last)
                || (whole != "*" && !HttpHead.TryParseLength(whole, out total)))
            {
                return false;
            }

            if (last < first || (whole != "*" && total <= last))
            {
                return false;
            }

            range = new ContentRange(first, last, total);
            return true;
        }
    }
}
