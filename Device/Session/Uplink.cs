using System;
using System.Threading;
using Firmware.Audio;

namespace Firmware.Session
{
    /// <summary>
    /// Carries the microphone to the server: one thread, one frame that is filled and sent again and again. Opened, begun
    /// and ended by the event loop; says with <see cref="DeviceEventKind.UplinkFinished"/> when the last frame is out.
    /// </summary>
    public sealed class Uplink
    {
        private const int LongestWaitMilliseconds = 10000;

        private readonly IMicrophone _microphone;
        private readonly EventQueue _events;
        private readonly OutgoingFrame _frame = OutgoingFrame.Audio();
        private readonly AutoResetEvent _begin = new AutoResetEvent(false);
        private ITransport _transport;
        private bool _active;
        private bool _ending;
        private bool _disposed;

        public Uplink(IMicrophone microphone, EventQueue events)
        {
            _microphone = microphone;
            _events = events;
        }

        /// <summary>True from <see cref="TryOpen"/> until the microphone is closed again.</summary>
        public bool IsActive
        {
            get { return _active; }
        }

        public void Start()
        {
            new Thread(Run).Start();
        }

        /// <summary>Ends the thread.</summary>
        public void Dispose()
        {
            _disposed = true;
            _ending = true;
            _begin.Set();
        }

        /// <summary>Opens the microphone, which records from now on; false when it cannot be had.</summary>
        public bool TryOpen(out string problem)
        {
            try
            {
                _microphone.Open();
                _active = true;
                _ending = false;
                problem = null;
            }
            catch (Exception failure)
            {
                // What a driver throws for pins or buses that it cannot have differs.
                problem = "The microphone cannot be used: " + failure.Message;
            }

            return problem == null;
        }

        /// <summary>Begins to send what has been recorded since <see cref="TryOpen"/>.</summary>
        public void Begin(ITransport transport)
        {
            _transport = transport;
            _begin.Set();
        }

        /// <summary>Closes what <see cref="TryOpen"/> opened when nothing is to be sent after all.</summary>
        public void Cancel()
        {
            _microphone.Close();
            _active = false;
        }

        /// <summary>The frame that is being recorded is the last.</summary>
        public void End()
        {
            _ending = true;
        }

        private void Run()
        {
            while (!_disposed)
            {
                if (!_begin.WaitOne(LongestWaitMilliseconds, false) || _disposed)
                {
                    continue;
                }

                string problem = Stream();
                _active = false;
                _events.Post(new DeviceEvent(DeviceEventKind.UplinkFinished, problem));
            }
        }

        private string Stream()
        {
            string problem = null;
            try
            {
                SendFrames();
            }
            catch (Exception broken)
            {
                problem = "The microphone broke off: " + broken.Message;
            }

            try
            {
                _microphone.Close();
            }
            catch (Exception broken)
            {
                problem = "The microphone cannot be closed: " + broken.Message;
            }

            return problem;
        }

        [AudioPath]
        private void SendFrames()
        {
            bool sent;
            do
            {
                sent = SendFrame();
            }
            while (sent && !_ending);
        }

        /// <summary>False when the link has broken: the receive thread tells so.</summary>
        [AudioPath]
        private bool SendFrame()
        {
            _microphone.Read(_frame.Buffer, OutgoingFrame.HeaderRoom, AudioFormat.FrameBytes);
            return _transport.Send(_frame);
        }
    }
}
