using System.Security.Cryptography.X509Certificates;
using Firmware.Network;
using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>Asks the server what to connect to and whether there is newer firmware.</summary>
    public sealed class UpdateCheck : IUpdateCheck
    {
        private readonly string _url;
        private readonly string _language;
        private readonly DeviceIdentity _identity;
        private readonly string _boardName;
        private readonly string _chip;
        private readonly string _ipAddress;
        private readonly SlotStore _slots;
        private readonly IClock _clock;

        /// <param name="url">Where it is posted.</param>
        /// <param name="language">In which the device wants to be spoken to; BCP 47.</param>
        /// <param name="identity">Who asks.</param>
        /// <param name="boardName">Name of the board's folder.</param>
        /// <param name="chip">As <see cref="IBoard.Chip"/>.</param>
        /// <param name="ipAddress">The device's own.</param>
        /// <param name="slots">What is installed, which is told.</param>
        /// <param name="clock">Bounds the reads of a download.</param>
        public UpdateCheck(
            string url,
            string language,
            DeviceIdentity identity,
            string boardName,
            string chip,
            string ipAddress,
            SlotStore slots,
            IClock clock)
        {
            _clock = clock;
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
            get { return new HttpFirmwareSource(_identity, _clock); }
        }

        public bool TryAsk(out UpdateAnswer answer, out string problem)
        {
            answer = null;
            ServerAddress address;
            if (!ServerAddress.TryParseHttp(_url, out address))
            {
                problem = "The server's address is none: " + _url;
                return false;
            }

            X509Certificate authority;
            HttpAnswer http;
            if (!AuthorityFile.TryLoadFor(address, out authority, out problem)
                || !Post(address).TryRun(Body(_slots.Load()), authority, out http, out problem))
            {
                problem = "The update check failed: " + problem + ".";
                return false;
            }

            if (http.Status != 200)
            {
                problem = "The server answers the update check with status " + http.Status + ".";
                return false;
            }

            return UpdateAnswer.TryParse(http.Body, this, out answer, out problem);
        }

        private HttpPost Post(ServerAddress address)
        {
            return new HttpPost(address)
                .With("User-Agent", _boardName + "/" + FirmwareVersion.Current)
                .With("Accept-Language", _language)
                .With("Device-Id", _identity.DeviceId)
                .With("Client-Id", _identity.ClientId);
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
    }
}
