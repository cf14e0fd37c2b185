using System;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Fakes
{
    /// <summary>One thing on a board of its own, with a clock that the test moves.</summary>
    public sealed class ThingBench
    {
        private const int TickMilliseconds = 50;

        private readonly Thing _thing;
        private readonly ThingRegistry _things = new ThingRegistry();

        /// <param name="thing">Opened here.</param>
        /// <param name="clock">The one that the thing was given, or any.</param>
        public ThingBench(Thing thing, FakeClock clock)
        {
            _thing = thing;
            Clock = clock;
            _things.Add(thing);
            _things.Open(Monitor);
        }

        public FakeClock Clock { get; }

        public RecordingMonitor Monitor { get; } = new RecordingMonitor();

        public string State
        {
            get { return _thing.StateJson(); }
        }

        public string Descriptor
        {
            get { return _things.DescriptorsJson; }
        }

        /// <summary>The entry of <c>command_results</c>.</summary>
        public string Run(string method, string parametersJson)
        {
            return Commands.Run(_things, _thing.Name, method, parametersJson);
        }

        public string Run(string method)
        {
            return Run(method, "{}");
        }

        /// <summary>Time in ticks of the event loop.</summary>
        public void Pass(int milliseconds)
        {
            while (milliseconds > 0)
            {
                int step = milliseconds < TickMilliseconds ? milliseconds : TickMilliseconds;
                Clock.Advance(step);
                _things.Tick(Clock.Milliseconds);
                milliseconds -= step;
            }
        }

        /// <summary>Whether a report is due now; it is taken.</summary>
        public bool Reports()
        {
            return _things.TakeChanged(Clock.Milliseconds).Length == 1;
        }

        /// <summary>Each of these parameters is refused, and the state stays as it is.</summary>
        public void Refuses(string method, params string[] parametersJson)
        {
            string before = State;
            for (int i = 0; i < parametersJson.Length; i++)
            {
                Assert.Contains("\"error_code\":\"INVALID_PARAMETER\"", Run(method, parametersJson[i]), parametersJson[i]);
                Assert.AreEqual(before, State, parametersJson[i]);
            }
        }

        /// <summary>The command fails for hardware's sake; the new state is the whole of <paramref name="stateJson"/>.</summary>
        public void Fails(string method, string parametersJson, string stateJson)
        {
            string result = Run(method, parametersJson);
            Assert.Contains("\"success\":false", result);
            Assert.Contains("\"error_code\":\"HARDWARE_ERROR\"", result);
            Assert.Contains("\"new_state\":" + stateJson, result);
        }
    }
}
