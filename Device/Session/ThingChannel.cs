using Firmware.Audio;
using Firmware.Protocol;
using Firmware.Things;

namespace Firmware.Session
{
    /// <summary>What passes between the things and the server. Used by the event loop's thread alone.</summary>
    public sealed class ThingChannel
    {
        private readonly ThingRegistry _things;
        private readonly SessionLink _link;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock;
        private OutgoingFrame _descriptors;

        public ThingChannel(ThingRegistry things, SessionLink link, IDeviceMonitor monitor, IClock clock)
        {
            _things = things;
            _link = link;
            _monitor = monitor;
            _clock = clock;
        }

        /// <summary>A thing has been reported: to the monitor, and to the server if there is a link.</summary>
        public event ThingNotice Reported;

        /// <summary>On a new link: what there is and how it is.</summary>
        public bool Introduce()
        {
            if (_descriptors == null)
            {
                _descriptors = OutgoingFrame.Text(IotMessage.Descriptors(_things.DescriptorsJson));
            }

            return _link.Send(_descriptors) && Report(_things.TakeAll(_clock.Milliseconds));
        }

        /// <summary>Carries out commands in their order, answers with their results, then reports the states that have changed.</summary>
        public bool Execute(IotCommandsMessage message)
        {
            var results = new JsonWriter();
            results.BeginArray();
            for (int i = 0; i < message.Commands.Length; i++)
            {
                bool repeated;
                CommandResult result = _things.Execute(message.Commands[i], out repeated);
                result.WriteTo(results);
                if (!repeated)
                {
                    _monitor.Executed(result.Thing, result.Method, result.Result.Success, result.Result.Text);
                }
            }

            return _link.Send(IotMessage.CommandResults(results.EndArray().ToString())) && ReportChanges();
        }

        /// <summary>Lets sensors measure and movements end; false when the link broke over the report.</summary>
        public bool Tick(long nowMilliseconds)
        {
            _things.Tick(nowMilliseconds);
            return ReportChanges();
        }

        private bool ReportChanges()
        {
            return Report(_things.TakeChanged(_clock.Milliseconds));
        }

        // Without a link only the monitor is told: all states are sent when the next link stands.
        private bool Report(Thing[] things)
        {
            if (things.Length == 0)
            {
                return true;
            }

            var states = new JsonWriter();
            states.BeginArray();
            for (int i = 0; i < things.Length; i++)
            {
                string stateJson = things[i].StateJson();
                states.BeginObject().Name("name").Text(things[i].Name).Name("state").Raw(stateJson).EndObject();
                _monitor.ThingChanged(things[i].Name, stateJson);
                Reported?.Invoke(things[i]);
            }

            return !_link.IsReady || _link.Send(IotMessage.States(states.EndArray().ToString()));
        }
    }
}
