using Firmware.Protocol;

namespace Firmware.Settings
{
    /// <summary>
    /// Changes single members of a JSON object in its text, so that whatever else somebody has written there stays as it
    /// is, to the letter. The text has been accepted by <see cref="JsonReader"/> before.
    /// </summary>
    public static class JsonObjectText
    {
        /// <summary>The text with a member replaced, or added at the end. A name written with escapes is not recognised.</summary>
        /// <param name="json">One JSON object.</param>
        /// <param name="name">Name of a member of the outermost object.</param>
        /// <param name="rawValue">JSON.</param>
        public static string Set(string json, string name, string rawValue)
        {
            int close = json.LastIndexOf('}');
            int at = json.IndexOf('{') + 1;
            bool hasMembers = false;
            while (true)
            {
                int open = json.IndexOf('"', at);
                if (open < 0 || open > close)
                {
                    break;
                }

                hasMembers = true;
                int nameEnd = EndOfText(json, open);
                int valueStart = json.IndexOf(':', nameEnd) + 1;
                int valueEnd = EndOfValue(json, valueStart);
                if (json.Substring(open + 1, nameEnd - open - 2) == name)
                {
                    return json.Substring(0, valueStart) + rawValue + json.Substring(valueEnd);
                }

                at = valueEnd;
            }

            string member = new JsonWriter().Name(name).Raw(rawValue).ToString();
            return json.Substring(0, close) + (hasMembers ? "," : "") + member + json.Substring(close);
        }

        /// <summary>Behind the closing quote of the text that begins at <paramref name="open"/>.</summary>
        private static int EndOfText(string json, int open)
        {
            int i = open + 1;
            while (i < json.Length && json[i] != '"')
            {
                i += json[i] == '\\' ? 2 : 1;
            }

            return i + 1;
        }

        /// <summary>The comma or bracket behind a member's value.</summary>
        private static int EndOfValue(string json, int start)
        {
            int depth = 0;
            int i = start;
            while (i < json.Length)
            {
                char c = json[i];
                if (c == '"')
                {
                    i = EndOfText(json, i);
                    continue;
                }

                if (depth == 0 && (c == ',' || c == '}'))
                {
                    return i;
                }

                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                i++;
            }

            return i;
        }
    }
}
