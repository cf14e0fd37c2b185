using System.Collections;
using System.Text;

namespace Firmware.Network.Provisioning
{
    /// <summary>The fields of a posted form: <c>name=value&amp;name=value</c>, blanks as +, other bytes of UTF-8 as %XX.</summary>
    public sealed class FormFields
    {
        private const int MaxFields = 16;

        private readonly Hashtable _fields = new Hashtable();

        /// <summary>False when this is no such form, or more than any page of this device asks for.</summary>
        public static bool TryParse(byte[] body, out FormFields form)
        {
            form = new FormFields();
            if (!HttpRequest.IsVisible(body, body.Length))
            {
                return false;
            }

            string[] pairs = Encoding.UTF8.GetString(body, 0, body.Length).Split('&');
            if (pairs.Length > MaxFields)
            {
                return false;
            }

            for (int i = 0; i < pairs.Length; i++)
            {
                int equals = pairs[i].IndexOf('=');
                string name;
                string value;
                if (equals <= 0 || !TryDecode(pairs[i].Substring(0, equals), out name) || !TryDecode(pairs[i].Substring(equals + 1), out value))
                {
                    return false;
                }

                form._fields[name] = value;
            }

            return true;
        }

        /// <summary>Empty for a field that was not sent.</summary>
        public string Text(string name)
        {
            return _fields.Contains(name) ? (string)_fields[name] : "";
        }

        private static bool TryDecode(string text, out string decoded)
        {
            decoded = null;
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            int count = 0;
            for (int i = 0; i < bytes.Length; i++)
            {
                byte b = bytes[i];
                if (b == '%')
                {
                    int high = i + 2 < bytes.Length ? Digit(bytes[i + 1]) : -1;
                    int low = high < 0 ? -1 : Digit(bytes[i + 2]);
                    if (low < 0)
                    {
                        return false;
                    }

                    b = (byte)((high << 4) | low);
                    i += 2;
                }
                else if (b == '+')
                {
                    b = (byte)' ';
                }

                // No field of this form holds such, and a zero would end a name early in the runtime's store.
                if (b < ' ' || b == 127)
                {
                    return false;
                }

                bytes[count++] = b;
            }

            if (!IsUtf8(bytes, count))
            {
                return false;
            }

            decoded = Encoding.UTF8.GetString(bytes, 0, count);
            return true;
        }

        /// <summary>The interpreter keeps strings as the bytes they came in and trusts them to be whole characters.</summary>
        private static bool IsUtf8(byte[] bytes, int count)
        {
            int following = 0;
            for (int i = 0; i < count; i++)
            {
                bool continues = (bytes[i] & 0xC0) == 0x80;
                if (continues != following > 0 || bytes[i] >= 0xF5)
                {
                    return false;
                }

                following = continues ? following - 1 : bytes[i] >= 0xF0 ? 3 : bytes[i] >= 0xE0 ? 2 : bytes[i] >= 0xC2 ? 1 : bytes[i] < 0x80 ? 0 : -1;
                if (following < 0)
                {
                    return false;
                }
            }

            return following == 0;
        }

        private static int Digit(byte c)
        {
            if (c >= '0' && c <= '9')
            {
                return c - '0';
            }

            int letter = c | 0x20;
            return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
        }
    }
}
