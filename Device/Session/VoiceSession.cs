using Firmware.Protocol;

namespace Firmware.Session
{
    /// <summary>
    /// The session with the server over one link after the other: what comes from the server goes to the conversation, to the
    /// things or to the monitor. Every method is called on the event loop's thread.
    /// </summary>
    public sealed class VoiceSession
    {
        private readonly SessionLink _link;
        private readonly Conversation _conversation;
        private readonly ThingChannel _things;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock;

        public VoiceSession(SessionLink link, Conversation conversation, ThingChannel things, IDeviceMonitor monitor, IClock clock)
        {
            _link = link;
            _conversation = conversation;
            _things = things;
            _monitor = monitor;
            _clock = clock;
            _conversation.LinkBroke += () => LoseLink(SessionLink.Broke);
        }

        /// <summary>There is no link any more: one is to be opened after a while.</summary>
        public event SessionNotice LinkLost;

        /// <summary>The server has greeted.</summary>
        public event SessionNotice LinkReady;

        /// <summary>The server asked for a restart and has been told that it comes.</summary>
        public event SessionNotice RebootRequested;

        public void LinkOpened(OpenedLink link)
        {
            Require(_link.Open(link));
        }

        /// <summary>A link has ended by itself.</summary>
        public void LinkEnded(LostLink lost)
        {
            if (_link.Concerns(lost))
            {
                LoseLink(lost.Reason);
            }
        }

        /// <summary>True while there is a link, greeted or not.</summary>
        public bool HasLink
        {
            get { return _link.Transport != null; }
        }

        /// <summary>Gives the link up so that another is opened.</summary>
        public void Relink(string reason)
        {
            LoseLink(reason);
        }

        /// <summary>A message of the server; one that is of no use now is ignored.</summary>
        public void Received(ServerMessage message)
        {
            if (message is TtsMessage)
            {
                _conversation.Speech((TtsMessage)message);
            }
            else if (message is SttMessage)
            {
                _conversation.Heard((SttMessage)message);
            }
            else if (message is IotCommandsMessage)
            {
                Require(_things.Execute((IotCommandsMessage)message));
            }
            else if (message is ServerHelloMessage)
            {
                Greeted((ServerHelloMessage)message);
            }
            else if (message is SystemMessage)
            {
                Ordered((SystemMessage)message);
            }
            else if (message is AlertMessage)
            {
                _monitor.Failed("The server warns: " + ((AlertMessage)message).Message);
            }
            else if (message is ServerNoticeMessage && ((ServerNoticeMessage)message).IsError)
            {
                _monitor.Failed("The server reports: " + ((ServerNoticeMessage)message).Message);
            }
        }

        /// <summary>Called several times a second.</summary>
        public void Tick()
        {
            string problem = _link.Check();
            if (problem != null)
            {
                LoseLink(problem);
            }

            Require(_things.Tick(_clock.Milliseconds));
            _conversation.Tick();
        }

        /// <summary>Silence, microphone closed, link closed.</summary>
        public void Close()
        {
            _conversation.Close();
            _link.GiveUp();
        }

        private void Greeted(ServerHelloMessage hello)
        {
            if (_link.IsReady)
            {
                return;
            }

            string problem = _link.Greet(hello);
            if (problem != null)
            {
                LoseLink(problem);
                return;
            }

            LinkReady?.Invoke();
            if (Require(_things.Introduce()))
            {
                _conversation.LinkReady();
            }
        }

        private void Ordered(SystemMessage message)
        {
            if (message.Command == SystemMessage.Reboot && Require(_link.Send(SystemMessage.Confirm(_link.SessionId, message.Command))))
            {
                RebootRequested?.Invoke();
            }
        }

        /// <summary>Passes on whether a message went out; a link over which none goes is lost.</summary>
        private bool Require(bool sent)
        {
            if (!sent)
            {
                LoseLink(SessionLink.Broke);
            }

            return sent;
        }

        private void LoseLink(string reason)
        {
            if (_link.Transport == null)
            {
                return;
            }

            _link.GiveUp();
            _monitor.Failed("The link to the server is lost: " + reason);
            _conversation.LinkLost();
            LinkLost?.Invoke();
        }
    }
}
