namespace Firmware
{
    /// <summary>Watches a device. Called on the event loop's thread only; must return at once and must not throw.</summary>
    public interface IDeviceMonitor
    {
        void StateChanged(DeviceState from, DeviceState to);

        /// <summary>What the server understood its user to have said.</summary>
        void Heard(string text);

        /// <summary>A sentence the server begins to speak.</summary>
        void Said(string sentence);

        /// <summary>A command was executed; <paramref name="result"/> is the result or the error, in words.</summary>
        void Executed(string thing, string method, bool success, string result);

        /// <summary>A thing is in another state; <paramref name="stateJson"/> is the object of its readable properties.</summary>
        void ThingChanged(string thing, string stateJson);

        /// <summary>Something went wrong that a person should read.</summary>
        void Failed(string message);
    }
}
