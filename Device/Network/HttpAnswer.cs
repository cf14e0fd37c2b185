namespace Firmware.Network
{
    /// <summary>What a server answered.</summary>
    public sealed class HttpAnswer
    {
        public HttpAnswer(int status, string body)
        {
            Status = status;
            Body = body;
        }

        public int Status { get; }

        public string Body { get; }
    }
}
