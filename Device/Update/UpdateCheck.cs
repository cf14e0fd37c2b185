using System.IO;
using System.Net;
using System.Text;
using Firmware.Network;
using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>Asks the server what to connect to and whether there is newer firmware.</summary>
    public sealed class UpdateCheck : IUpdateCheck
    {
        /// <summary>Longest answer read.</summary>
        public const int MaxAnswerBytes = 16384;

        private const int TimeoutMilliseconds = 10000;

        private readonly string _url;
        private readonly string _language;
        private readonly DeviceIdentity _identity;
        private readonly string _boardName;
        private readonly string _chip;
        private readonly string _ipAddress;
        private readonly SlotStore _slots;

        /// <param name="url">Where it is posted.</param>
        /// <param name="language">In which the device wants to be spoken to; BCP 47.</param>
        /// <param name="identity">Who asks.</param>
        /// <param name="boardName">Name of the board's folder.</param>
        /// <param name="chip">As <see cref="IBoard.Chip"/>.</param>
        /// <param name="ipAddress">The device's own.</param>
        /// <param name="slots">What is installed, which is told.</param>
        public UpdateCheck(string url, string language, DeviceIdentity identity, string boardName, string chip, string ipAddress, SlotStore slots)
        {
            _ipAddress = ipAddress;
            _slots = slots;
            _url = url;
            _language = language;
            _identity = identity;
            _boardName = boardName;
            _chip = chip;
        }

        public IFirmwareSource Source
        {
            get { return new HttpFirmwareSource(_identity); }
        }

        public bool TryAsk(out UpdateAnswer answer, out string problem)
        {
            answer = null;
            var request = (HttpWebRequest)WebRequest.Create(_url);
            request.Method = "POST";
            request.ContentType = "application/json";
            request.UserAgent = _boardName + "/" + FirmwareVersion.Current;
            request.Timeout = TimeoutMilliseconds;
            request.ReadWriteTimeout = TimeoutMilliseconds;
            request.KeepAlive = false;
            request.Headers.Add("Accept-Language", _language);
            request.Headers.Add("Device-Id", _identity.DeviceId);
            request.Headers.Add("Client-Id", _identity.ClientId);

            byte[] body = Encoding.UTF8.GetBytes(Body(_slots.Load()));
            request.ContentLength = body.Length;
            using (Stream stream = request.GetRequestStream())
            {
                stream.Write(body, 0, body.Length);
            }

            using (var response = (HttpWebResponse)request.GetResponse())
            {
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    problem = "The server answers the update check with status " + (int)response.StatusCode + ".";
                    return false;
                }

                using (Stream stream = response.GetResponseStream())
                {
                    return UpdateAnswer.TryParse(ReadText(stream), this, out answer, out problem);
                }
            }
        }

        /// <summary>What the device tells of itself.</summary>
        public string Body(SlotRecord record)
        {
            FirmwareSlot slot = record.StartedFrom(FirmwareVersion.Current);
            JsonWriter json = new JsonWriter().BeginObject()
                .Name("version").Number(2)
                .Name("language").Text(_language)
                .Name("mac_address").Text(_identity.DeviceId)
                .Name("uuid").Text(_identity.ClientId)
                .Name("chip_model_name").Text(_chip)
                .Name("application").BeginObject()
                .Name("name").Text("nano-voice")
                .Name("version").Text(FirmwareVersion.Current)
                .EndObject()
                .Name("board").BeginObject()
                .Name("type").Text(_boardName)
                .Name("name").Text(_boardName)
                .Name("ip").Text(_ipAddress)
                .Name("mac").Text(_identity.DeviceId)
                .EndObject()
                .Name("ota").BeginObject()
                .Name("label").Text(slot == null ? "factory" : slot.Name)
                .Name("failed");
            record.WriteFailures(json);
            return json.EndObject().EndObject().ToString();
        }

        private static string ReadText(Stream stream)
        {
            var bytes = new byte[MaxAnswerBytes];
            int count = 0;
            while (count < MaxAnswerBytes)
            {
                int read = stream.Read(bytes, count, MaxAnswerBytes - count);
                if (read <= 0)
                {
                    break;
                }

                count += read;
            }

            return Encoding.UTF8.GetString(bytes, 0, count);
        }
    }
}
