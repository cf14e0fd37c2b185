using Firmware.Protocol;

namespace Firmware.Mqtt
{
    /// <summary>
    /// Where the broker is and as whom the device goes there: the object <c>mqtt</c> of <c>settings.json</c>,
    /// <c>{"host":"192.168.1.2","port":1883,"product":"house","user":"…","password":"…","tls":false}</c>.
    /// </summary>
    public sealed class MqttSettings
    {
        public const int PlainPort = 1883;
        public const int TlsPort = 8883;

        /// <summary>Of a product: it stands in every topic.</summary>
        public const int MaxProductLength = 64;

        /// <summary>Of a host (RFC 1035), a user or a password.</summary>
        public const int MaxTextLength = 253;

        private MqttSettings(string host, int port, string product, string user, string password, bool isSecure)
        {
            Host = host;
            Port = port;
            Product = product;
            User = user;
            Password = password;
            IsSecure = isSecure;
        }

        /// <summary>A name or an IPv4 address.</summary>
        public string Host { get; }

        public int Port { get; }

        /// <summary>The product id of the topics.</summary>
        public string Product { get; }

        /// <summary>Null for nobody.</summary>
        public string User { get; }

        /// <summary>Null for none.</summary>
        public string Password { get; }

        /// <summary>TLS, with the broker's certificate checked.</summary>
        public bool IsSecure { get; }

        /// <summary>
        /// Only <c>host</c> and <c>product</c> must be there. A field of a wrong type or with an unknown name is refused: a
        /// password that is misspelt would be no password.
        /// </summary>
        public static bool TryParse(JsonFields fields, out MqttSettings settings, out string problem)
        {
            settings = null;
            string host = null;
            string product = null;
            string user = null;
            string password = null;
            bool isSecure = false;
            double port = 0;
            foreach (object entry in fields.Names)
            {
                bool fits;
                switch ((string)entry)
                {
                    case "host": fits = fields.TryGetText("host", out host) && IsHost(host); break;
                    case "product": fits = fields.TryGetText("product", out product) && IsProduct(product); break;
                    case "user": fits = fields.TryGetText("user", out user) && IsText(user); break;
                    case "password": fits = fields.TryGetText("password", out password) && IsText(password); break;
                    case "tls": fits = fields.TryGetBoolean("tls", out isSecure); break;
                    case "port": fits = fields.TryGetNumber("port", out port) && port >= 1 && port <= 65535 && port == (int)port; break;
                    default: fits = false; break;
                }

                if (!fits)
                {
                    problem = "settings.json: \"mqtt\" has a \"" + (string)entry + "\" that " + Rule((string)entry) + ".";
                    return false;
                }
            }

            problem = Missing(host, product, user, password);
            if (problem != null)
            {
                return false;
            }

            int number = port > 0 ? (int)port : isSecure ? TlsPort : PlainPort;
            settings = new MqttSettings(host, number, product, user, password, isSecure);
            return true;
        }

        private static string Missing(string host, string product, string user, string password)
        {
            if (host == null)
            {
                return "settings.json: \"mqtt\" has no \"host\".";
            }

            if (product == null)
            {
                return "settings.json: \"mqtt\" has no \"product\".";
            }

            // MQTT 3.1.1, 3.1.2.9: a password goes with a user only.
            return password != null && user == null ? "settings.json: \"mqtt\" has a \"password\" but no \"user\"." : null;
        }

        private static string Rule(string name)
        {
            switch (name)
            {
                case "host": return "is no host name or address";
                case "product": return "is not 1 to " + MaxProductLength + " characters without /, +, # and control characters";
                case "user":
                case "password": return "is not text of 1 to " + MaxTextLength + " characters";
                case "tls": return "is not true or false";
                case "port": return "is not a whole number from 1 to 65535";
                default: return "means nothing";
            }
        }

        private static bool IsHost(string host)
        {
            for (int i = 0; i < host.Length; i++)
            {
                if (host[i] <= ' ' || host[i] > '~' || host[i] == '/' || host[i] == ':')
                {
                    return false;
                }
            }

            return IsText(host);
        }

        // What a topic level may hold. A wildcard in a topic would be worse than refused: the library sends it again and again.
        private static bool IsProduct(string product)
        {
            for (int i = 0; i < product.Length; i++)
            {
                if (product[i] < ' ' || product[i] == '/' || product[i] == '+' || product[i] == '#')
                {
                    return false;
                }
            }

            return product.Length > 0 && product.Length <= MaxProductLength;
        }

        private static bool IsText(string text)
        {
            return text.Length > 0 && text.Length <= MaxTextLength;
        }
    }
}
