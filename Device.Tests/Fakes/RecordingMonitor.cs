using System.Collections;

namespace Firmware.Tests.Fakes
{
    /// <summary>Writes down what it is told, one line each.</summary>
    public sealed class RecordingMonitor : IDeviceMonitor
    {
        private readonly ArrayList _lines = new ArrayList();

        /// <summary>Everything told so far, each line between two bars.</summary>
        public string Lines
        {
            get
            {
                string all = "|";
                foreach (object line in _lines)
                {
                    all += (string)line + "|";
                }

                return all;
            }
        }

        public void StateChanged(DeviceState from, DeviceState to)
        {
            _lines.Add(DeviceStateNames.Of(from) + ">" + DeviceStateNames.Of(to));
        }

        public void Heard(string text)
        {
            _lines.Add("heard " + text);
        }

        public void Said(string sentence)
        {
            _lines.Add("said " + sentence);
        }

        public void Executed(string thing, string method, bool success, string result)
        {
            _lines.Add("executed " + thing + "." + method + " " + (success ? "yes" : "no") + " " + result);
        }

        public void ThingChanged(string thing, string stateJson)
        {
            _lines.Add("thing " + thing + " " + stateJson);
        }

        public void Failed(string message)
        {
            _lines.Add("failed " + message);
        }
    }
}
