using System;
using System.Collections;
using System.Text;
using System.Threading;
using Firmware.Audio;
using Firmware.Session;

namespace Firmware.Tests.Fakes
{
    /// <summary>A link that records what is sent, in order: texts as they are, each frame of sound as <c>sound</c>.</summary>
    public sealed class FakeTransport : ITransport
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly ArrayList _sent = new ArrayList();
        private readonly AutoResetEvent _arrived = new AutoResetEvent(false);

        /// <summary>From now on nothing goes through.</summary>
        public bool Broken { get; set; }

        public bool Closed { get; private set; }

        public int Pings { get; private set; }

        public bool Send(OutgoingFrame frame)
        {
            if (Broken || Closed)
            {
                return false;
            }

            lock (_sent)
            {
                _sent.Add(frame.IsText ? Encoding.UTF8.GetString(frame.Buffer, OutgoingFrame.HeaderRoom, frame.PayloadBytes) : "sound");
            }

            _arrived.Set();
            return true;
        }

        public bool Ping()
        {
            if (Closed)
            {
                throw new InvalidOperationException("A closed link is pinged.");
            }

            Pings++;
            return !Broken;
        }

        public void Close()
        {
            if (Closed)
            {
                throw new InvalidOperationException("The link is closed twice.");
            }

            Closed = true;
        }

        public int Count()
        {
            lock (_sent)
            {
                return _sent.Count;
            }
        }

        /// <summary>What was sent as the n-th message; fails the test when there is none yet.</summary>
        public string Sent(int index)
        {
            lock (_sent)
            {
                return (string)_sent[index];
            }
        }

        /// <summary>Messages that hold that text.</summary>
        public int CountOf(string text)
        {
            int count = 0;
            lock (_sent)
            {
                foreach (object message in _sent)
                {
                    count += ((string)message).IndexOf(text) >= 0 ? 1 : 0;
                }
            }

            return count;
        }

        /// <summary>Index of the first message that holds that text; -1 when none does.</summary>
        public int IndexOf(string text)
        {
            lock (_sent)
            {
                for (int i = 0; i < _sent.Count; i++)
                {
                    if (((string)_sent[i]).IndexOf(text) >= 0)
                    {
                        return i;
                    }
                }
            }

            return -1;
        }

        /// <summary>Waits until that many messages hold the text.</summary>
        public void WaitFor(string text, int count)
        {
            while (CountOf(text) < count)
            {
                if (!_arrived.WaitOne(TimeoutMilliseconds, false) && CountOf(text) < count)
                {
                    throw new InvalidOperationException("Never sent: " + text);
                }
            }
        }
    }
}
