using System;
using Firmware.Protocol;
using Firmware.Things;
using nanoFramework.Runtime.Native;

namespace Firmware.Mqtt
{
    /// <summary>
    /// What passes between the things and whoever is on the other side of the broker. Used by the event loop's thread
    /// alone; nothing here blocks: what is to be published goes into the outbox.
    /// </summary>
    public sealed class MqttSession
    {
        /// <summary>Least time between two reports of the status: a lamp that is dimmed changes many times a second.</summary>
        public const int ReportIntervalMilliseconds = 1000;

        // The voice server numbers its commands too, and both look into one ledger.
        private const string LedgerPrefix = "mqtt:";

        private readonly ThingRegistry _things;
        private readonly MqttReports _reports;
        private readonly MqttOutbox _outbox;
        private readonly IDeviceMonitor _monitor;
        private readonly IClock _clock;
        private readonly EventWatch _watch = new EventWatch();
        private readonly TimeSync _time = new TimeSync();
        private bool _isOpen;
        private bool _isDirty;
        private bool _timeIsKnown;
        private long _nextReportMilliseconds;

        public MqttSession(ThingRegistry things, MqttReports reports, MqttOutbox outbox, IDeviceMonitor monitor, IClock clock)
        {
            _things = things;
            _reports = reports;
            _outbox = outbox;
            _monitor = monitor;
            _clock = clock;
        }

        /// <summary>The broker is there and delivers: the device is online.</summary>
        public void Opened()
        {
            _isOpen = true;
            ReportStatus();
            if (!_timeIsKnown)
            {
                AskForTime();
            }
        }

        public void Lost(string reason)
        {
            _isOpen = false;
            _monitor.Failed("No MQTT: " + reason);
        }

        /// <summary>Somebody else sets the clock.</summary>
        public void TimeIsKnown()
        {
            _timeIsKnown = true;
        }

        /// <summary>Carries a command out, at most once for its request id, and answers.</summary>
        public void Execute(MqttCommand command)
        {
            CommandTarget target;
            MqttRefusal refusal;
            if (!CommandTarget.TryFind(_things, command, out target, out refusal))
            {
                _outbox.Add(_reports.Response(refusal));
                _monitor.Failed("An MQTT command was refused: " + refusal.Text);
                return;
            }

            bool repeated;
            CommandResult result = _things.Execute(
                new IotCommand(LedgerPrefix + command.RequestId, target.Thing, target.Method, command.Parameters), out repeated);
            _outbox.Add(_reports.Response(command.RequestId, result));
            if (!repeated)
            {
                _monitor.Executed(result.Thing, result.Method, result.Result.Success, result.Result.Text);
            }
        }

        /// <summary>A thing is in another state than before.</summary>
        public void ThingReported(Thing thing)
        {
            _isDirty = true;
            string happened = _watch.Look(thing);
            if (happened != null)
            {
                _outbox.Add(_reports.Event(happened, thing));
            }
        }

        public void TimeAnswered(TimeAnswer answer)
        {
            long unixMilliseconds;
            string problem;
            if (_timeIsKnown)
            {
                return;
            }

            if (!_time.TryRead(answer, _clock.Milliseconds, out unixMilliseconds, out problem))
            {
                _monitor.Failed(problem);
                return;
            }

            Rtc.SetSystemTime(DateTime.UnixEpoch.AddTicks(unixMilliseconds * TimeSpan.TicksPerMillisecond));
        }

        /// <summary>Called several times a second.</summary>
        public void Tick()
        {
            long now = _clock.Milliseconds;
            if (!_isOpen)
            {
                return;
            }

            if (_isDirty && now >= _nextReportMilliseconds)
            {
                ReportStatus();
            }

            if (!_timeIsKnown && _time.IsDue(now))
            {
                AskForTime();
            }
        }

        private void ReportStatus()
        {
            _isDirty = false;
            _nextReportMilliseconds = _clock.Milliseconds + ReportIntervalMilliseconds;
            _outbox.AddStatus(_reports.Online(_things.All()));
        }

        private void AskForTime()
        {
            long unixMilliseconds = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
            _time.Asked(_clock.Milliseconds, unixMilliseconds);
            _outbox.Add(_reports.TimeRequest(unixMilliseconds));
        }
    }
}
