using System.Security.Cryptography.X509Certificates;
using Firmware.Network;
using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>Asks the server what to connect to and whether there is newer firmware.</summary>
    public sealed class UpdateCheck
    {
        private readonly string _url;
        private readonly DeviceIdentity _identity;
        private readonly string _boardName;
        private readonly string _chip;

        public UpdateCheck(string url, DeviceIdentity identity, string boardName, string chip)
        {
            _url = url;
            _identity = identity;
            _boardName = boardName;
            _chip = chip;
        }

        /// <summary>
        /// Blocks for up to <see cref="HttpPost.TimeoutMilliseconds"/>. False, with the reason in words, when the server cannot be
        /// reached or its answer is of no use.
        /// </summary>
        /// <param name="ipAddress">The device's own.</param>
        /// <param name="authority">Root certificate to check a secure server against; null to take any certificate.</param>
        /// <param name="answer">Null when there is a problem.</param>
        /// <param name="problem">Null, or what is wrong.</param>
        public bool TryRun(string ipAddress, X509Certificate authority, out UpdateAnswer answer, out string problem)
        {
            answer = null;
            ServerAddress address;
            if (!ServerAddress.TryParseHttp(_url, out address))
            {
                problem = "The server's address is none: " + _url;
                return false;
            }

            HttpAnswer http;
            if (!Post(address).TryRun(Body(ipAddress), authority, out http, out problem))
            {
                problem = "The update check failed: " + problem + ".";
                return false;
            }

            if (http.Status != 200)
            {
                problem = "The server answers the update check with status " + http.Status + ".";
                return false;
            }

            return UpdateAnswer.TryParse(http.Body, out answer, out problem);
        }

        private HttpPost Post(ServerAddress address)
        {
            return new HttpPost(address)
                .With("User-Agent", _boardName + "/" + FirmwareVersion.Current)
                .With("Device-Id", _identity.DeviceId)
                .With("Client-Id", _identity.ClientId);
        }

        /// <summary>What the device tells of itself.</summary>
        public string Body(string ipAddress)
        {
            return new JsonWriter().BeginObject()
                .Name("version").Number(2)
                .Name("language").Text("en-US")
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
                .Name("ip").Text(ipAddress)
                .Name("mac").Text(_identity.DeviceId)
                .EndObject()
                .EndObject().ToString();
        }
    }
}
