using System;
using System.Collections;
using nanoFramework.Json;

namespace Firmware.Protocol
{
    /// <summary>
    /// Reads JSON from outside. Broken text is a value, not an exception. The parser of nanoFramework decodes
    /// <c>\uXXXX</c> wrongly or throws, so the server sends raw UTF-8; names are case-sensitive.
    /// </summary>
    public static class JsonReader
    {
        /// <summary>Deepest nesting taken: the parser recurses, and an exhausted stack ends the device.</summary>
        public const int MaxDepth = 16;

        /// <summary>False when <paramref name="text"/> is not one JSON object nested at most <see cref="MaxDepth"/> deep.</summary>
        public static bool TryParse(string text, out JsonFields fields)
        {
            fields = null;
            if (text == null || !IsShallowObject(text))
            {
                return false;
            }

            Hashtable table;
            try
            {
                table = JsonConvert.DeserializeObject(text, typeof(Hashtable)) as Hashtable;
            }
            catch (Exception)
            {
                // The parser meets broken text with whatever its code stumbles over: no narrower type covers it.
                return false;
            }

            if (table == null)
            {
                return false;
            }

            fields = new JsonFields(table);
            return true;
        }

        private static bool IsShallowObject(string text)
        {
            int depth = 0;
            bool inString = false;
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (inString)
                {
                    if (c == '\\')
                    {
                        i++;
                    }
                    else if (c == '"')
                    {
                        inString = false;
                    }

                    continue;
                }

                if (c == '"')
                {
                    inString = true;
                }
                else if (c == '{' || c == '[')
                {
                    depth++;
                    if (depth > MaxDepth)
                    {
                        return false;
                    }
                }
                else if (c == '}' || c == ']')
                {
                    depth--;
                }
            }

            return depth == 0 && !inString && text.TrimStart().StartsWith("{");
        }
    }
}
