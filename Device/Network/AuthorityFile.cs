using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;

namespace Firmware.Network
{
    /// <summary>
    /// The root certificate of a private server, which the owner deploys. Without it any certificate of a secure server is
    /// taken: that keeps listeners out, not impostors. A file that is there and cannot be used is an error, never taken for
    /// no file.
    /// </summary>
    public static class AuthorityFile
    {
        /// <summary>PEM.</summary>
        public const string Path = @"I:\ca.pem";

        private const string Begin = "-----BEGIN CERTIFICATE-----";
        private const string End = "-----END CERTIFICATE-----";

        /// <summary>As <see cref="TryLoad"/> for a secure server; null for one that shows no certificate.</summary>
        // Read anew each time: it may have been replaced, and a link is opened seldom.
        public static bool TryLoadFor(ServerAddress address, out X509Certificate authority, out string problem)
        {
            authority = null;
            problem = null;
            return !address.IsSecure || TryLoad(out authority, out problem);
        }

        /// <summary>True with null when there is no file; false, with the reason in words, when it cannot be used.</summary>
        public static bool TryLoad(out X509Certificate authority, out string problem)
        {
            authority = null;
            string pem;
            try
            {
                if (!File.Exists(Path))
                {
                    problem = null;
                    return true;
                }

                pem = File.ReadAllText(Path);
            }
            catch (IOException unreadable)
            {
                problem = Path + " cannot be read: " + unreadable.Message;
                return false;
            }

            return TryParse(pem, DateTime.UtcNow, out authority, out problem);
        }

        /// <summary>False, with the reason in words, for what is no certificate or one that has expired.</summary>
        public static bool TryParse(string pem, DateTime now, out X509Certificate authority, out string problem)
        {
            authority = null;
            int begin = pem.IndexOf(Begin);
            if (begin < 0 || pem.IndexOf(End) < begin)
            {
                problem = Path + " holds no certificate in PEM: replace it, or delete it to take any server";
                return false;
            }

            try
            {
                authority = new X509Certificate(pem);
            }
            catch (Exception broken)
            {
                // Which one differs between runtimes.
                problem = Path + " holds a certificate that cannot be read: " + broken.Message;
                return false;
            }

            if (now > authority.GetExpirationDate())
            {
                problem = Path + " has expired on " + authority.GetExpirationDate().ToString("yyyy-MM-dd") + ": no server can be checked with it";
                authority = null;
                return false;
            }

            problem = null;
            return true;
        }
    }
}
