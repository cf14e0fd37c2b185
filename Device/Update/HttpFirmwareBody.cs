using System.IO;
using System.Net;

namespace Firmware.Update
{
    /// <summary>The answer to one HTTP request.</summary>
    public sealed class HttpFirmwareBody : IFirmwareBody
    {
        private readonly HttpWebResponse _response;
        private readonly Stream _stream;

        public HttpFirmwareBody(HttpWebResponse response)
        {
            _response = response;
            _stream = response.GetResponseStream();
        }

        public int Status
        {
            get { return (int)_response.StatusCode; }
        }

        public long LengthBytes
        {
            get { return _response.ContentLength; }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            return _stream.Read(buffer, offset, count);
        }

        public void Close()
        {
            _stream.Close();
            _response.Close();
        }
    }
}
