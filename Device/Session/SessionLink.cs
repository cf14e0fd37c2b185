using Firmware.Audio;
using Firmware.Protocol;

namespace Firmware.Session
{
    /// <summary>
    /// The link to the server as the conversation sees it: greeted or not, alive or not. Used by the event loop's thread alone.
    /// </summary>
    public sealed class SessionLink
    {
        public const int HelloTimeoutMilliseconds = 10000;

        /// <summary>A quiet link is asked for a sign of life that often.</summary>
        public const int PingIntervalMilliseconds = 30000;

        /// <summary>Without any sign of life for so long the link is given up.</summary>
        public const int SilenceTimeoutMilliseconds = 120000;

        /// <summary>Why a link is given up over which nothing goes out.</summary>
        public const string Broke = "the link broke";

        private readonly IClock _clock;
        private LinkReceiver _receiver;
        private long _openedMilliseconds;
        private long _pingedMilliseconds;

        public SessionLink(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>Null while there is no link.</summary>
        public ITransport Transport { get; private set; }

        /// <summary>True once the server has greeted.</summary>
        public bool IsReady { get; private set; }

        /// <summary>The server's name for this session; may be empty.</summary>
        public string SessionId { get; private set; }

        /// <summary>Takes over a link that has just been opened, in place of an earlier one, and greets; false when it has broken already.</summary>
        public bool Open(OpenedLink link)
        {
            GiveUp();
            Transport = link.Transport;
            _receiver = link.Receiver;
            _openedMilliseconds = _clock.Milliseconds;
            _pingedMilliseconds = _openedMilliseconds;
            SessionId = "";
            return Send(HelloMessage.ToJson());
        }

        /// <summary>The server's greeting; returns null, or why this link is of no use.</summary>
        public string Greet(ServerHelloMessage hello)
        {
            if (hello.Mismatch != null)
            {
                return "cannot talk with this server: " + hello.Mismatch + ", this device needs pcm, 16000 Hz, two channels";
            }

            SessionId = hello.SessionId;
            IsReady = true;
            return null;
        }

        /// <summary>False when the link has broken.</summary>
        public bool Send(string json)
        {
            return Send(OutgoingFrame.Text(json));
        }

        /// <summary>False when the link has broken.</summary>
        public bool Send(OutgoingFrame frame)
        {
            return Transport != null && Transport.Send(frame);
        }

        /// <summary>True when this is the end of the present link, not of an earlier one.</summary>
        public bool Concerns(LostLink lost)
        {
            return Transport != null && lost.Receiver == _receiver;
        }

        /// <summary>Keeps a quiet link alive; returns null, or why it must be given up.</summary>
        public string Check()
        {
            if (Transport == null)
            {
                return null;
            }

            long now = _clock.Milliseconds;
            if (!IsReady && now - _openedMilliseconds >= HelloTimeoutMilliseconds)
            {
                return "the server did not greet within 10 s";
            }

            long quiet = now - _receiver.LastHeardMilliseconds;
            if (quiet >= SilenceTimeoutMilliseconds)
            {
                return "the server gave no sign of life for 120 s";
            }

            if (quiet >= PingIntervalMilliseconds && now - _pingedMilliseconds >= PingIntervalMilliseconds)
            {
                _pingedMilliseconds = now;
                return Transport.Ping() ? null : Broke;
            }

            return null;
        }

        /// <summary>Closes the link if there is one.</summary>
        public void GiveUp()
        {
            if (Transport == null)
            {
                return;
            }

            _receiver.Retire();
            Transport.Close();
            Transport = null;
            IsReady = false;
        }
    }
}
