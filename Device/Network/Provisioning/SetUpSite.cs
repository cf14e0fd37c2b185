using System.IO;
using System.Text;
using Firmware.Settings;

namespace Firmware.Network.Provisioning
{
    /// <summary>Answers the browser of who sets the device up: one request a link, then the link ends.</summary>
    public sealed class SetUpSite
    {
        public const int Port = 80;

        /// <summary>For a whole request: a phone in the same room needs a fraction of it.</summary>
        public const int RequestTimeoutMilliseconds = 10000;

        // A link that is closed while bytes wait unread is reset, and the answer may be lost with it.
        private const int MaxSkippedReads = 16;

        private readonly ISetUpStore _store;
        private readonly IClock _clock;

        public SetUpSite(ISetUpStore store, IClock clock)
        {
            _store = store;
            _clock = clock;
        }

        /// <summary>True once a form has been saved: the device is to restart.</summary>
        public bool IsSaved { get; private set; }

        /// <summary>Reads one request and answers it; false when nobody asked for anything.</summary>
        public bool Serve(IByteStream stream)
        {
            string refusal;
            HttpRequest request = HttpRequest.Read(stream, _clock, RequestTimeoutMilliseconds, out refusal);
            if (request == null)
            {
                if (refusal != null)
                {
                    Send(stream, refusal, "", SetUpPage.Failed("This is not how the page asks."));
                    Skip(stream);
                }

                return false;
            }

            if (request.Method == "POST" && request.Path == "/save")
            {
                Save(stream, request.Body);
            }
            else if (request.Method != "GET" && request.Method != "HEAD")
            {
                Send(stream, "405 Method Not Allowed", "Allow: GET, POST\r\n", "");
            }
            else if (request.Path == "/")
            {
                Send(stream, "200 OK", "", request.Method == "HEAD" ? "" : SetUpPage.Form(_store.Begin(), null));
            }
            else
            {
                // What phones ask for to see whether there is an internet: being sent here makes them show the page.
                Send(stream, "302 Found", "Location: http://" + WifiConfiguration.AccessPointAddress + "/\r\n", "");
            }

            return true;
        }

        private void Save(IByteStream stream, byte[] body)
        {
            FormFields fields;
            if (!FormFields.TryParse(body, out fields))
            {
                Send(stream, "400 Bad Request", "", SetUpPage.Failed("The form did not arrive in one piece."));
                return;
            }

            SetUpForm form = SetUpForm.From(fields);
            string problems = form.Problems(_store.StoredSsid, _store.HasBroker);
            if (problems == null && form.Password.Length == 0 && form.Ssid == _store.StoredSsid && !_store.MayKeepPassword(form))
            {
                problems = "The server is another one: enter the Wi-Fi password again.";
            }

            if (problems != null)
            {
                Send(stream, "422 Unprocessable Content", "", SetUpPage.Form(form, problems));
                return;
            }

            try
            {
                _store.Save(form);
            }
            catch (IOException unwritable)
            {
                Send(stream, "500 Internal Server Error", "", SetUpPage.Failed("It could not be stored: " + unwritable.Message));
                return;
            }

            IsSaved = true;
            Send(stream, "200 OK", "", SetUpPage.Saved(form.Ssid));
        }

        private static void Send(IByteStream stream, string status, string headers, string page)
        {
            byte[] body = Encoding.UTF8.GetBytes(page);
            byte[] head = Encoding.UTF8.GetBytes(
                "HTTP/1.1 " + status + "\r\n" + headers + "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nContent-Length: "
                + body.Length + "\r\nConnection: close\r\n\r\n");
            if (stream.Write(head, 0, head.Length))
            {
                stream.Write(body, 0, body.Length);
            }
        }

        private void Skip(IByteStream stream)
        {
            long deadline = _clock.Milliseconds + RequestTimeoutMilliseconds;
            var nowhere = new byte[HttpRequest.MaxHeadBytes];
            for (int i = 0; i < MaxSkippedReads && _clock.Milliseconds < deadline; i++)
            {
                if (stream.Read(nowhere, 0, nowhere.Length) <= 0)
                {
                    return;
                }
            }
        }
    }
}
