using System.Net;
using Firmware.Network;

namespace Firmware.Update
{
    /// <summary>Loads firmware over HTTP. It asks for what is missing only; a server without ranges sends all of it again.</summary>
    public sealed class HttpFirmwareSource : IFirmwareSource
    {
        private const int TimeoutMilliseconds = 10000;

        private readonly DeviceIdentity _identity;

        public HttpFirmwareSource(DeviceIdentity identity)
        {
            _identity = identity;
        }

        public IFirmwareBody Open(string url, int fromByte)
        {
            var request = (HttpWebRequest)WebRequest.Create(url);
            request.Timeout = TimeoutMilliseconds;
            request.ReadWriteTimeout = TimeoutMilliseconds;
            request.KeepAlive = false;
            request.Headers.Add("Device-Id", _identity.DeviceId);
            request.Headers.Add("Client-Id", _identity.ClientId);
            if (fromByte > 0)
            {
                request.AddRange(fromByte);
            }

            try
            {
                return new HttpFirmwareBody((HttpWebResponse)request.GetResponse());
            }
            catch (WebException refused) when (refused.Response is HttpWebResponse)
            {
                // A board returns 404 as a response like any other; other runtimes throw it.
                return new HttpFirmwareBody((HttpWebResponse)refused.Response);
            }
        }
    }
}
