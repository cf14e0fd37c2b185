using System;
using System.Collections;
using System.Threading;

namespace Firmware.Tests.Fakes
{
    /// <summary>Writes down what it is told, one line each.</summary>
    public sealed class RecordingMonitor : IDeviceMonitor
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly ArrayList _lines = new ArrayList();
        private readonly AutoResetEvent _told = new AutoResetEvent(false);

        /// <summary>Everything told so far, each line between two bars.</summary>
        public string Lines
        {
            get
            {
                string all = "|";
                lock (_lines)
                {
                    foreach (object line in _lines)
                    {
                        all += (string)line + "|";
                    }
                }

                return all;
            }
        }

        /// <summary>Waits until a line that holds the text has been told on another thread, and forgets all lines so far.</summary>
        public void WaitFor(string text)
        {
            while (Lines.IndexOf(text) < 0)
            {
                if (!_told.WaitOne(TimeoutMilliseconds, false) && Lines.IndexOf(text) < 0)
                {
                    throw new InvalidOperationException("Never told: " + text + ", but " + Lines);
                }
            }

            lock (_lines)
            {
                _lines.Clear();
            }
        }

        public void StateChanged(DeviceState from, DeviceState to)
        {
            Tell(DeviceStateNames.Of(from) + ">" + DeviceStateNames.Of(to));
        }

        public void Heard(string text)
        {
            Tell("heard " + text);
        }

        public void Said(string sentence)
        {
            Tell("said " + sentence);
        }

        public void Executed(string thing, string method, bool success, string result)
        {
            Tell("executed " + thing + "." + method + " " + (success ? "yes" : "no") + " " + result);
        }

        public void ThingChanged(string thing, string stateJson)
        {
            Tell("thing " + thing + " " + stateJson);
        }

        public void Failed(string message)
        {
            Tell("failed " + message);
        }

        private void Tell(string line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }

            _told.Set();
        }
    }
}
