namespace Firmware.Things
{
    /// <summary>
    /// A robot vacuum that speaks the iRobot Open Interface (Roomba 500 to 800, Create 2: 115,200 baud, at 5 V: the robot's
    /// output needs a divider). From the interface's specification:
    /// <code>
    /// 128          start, needed before anything else      134 spot      135 clean      136 max      143 seek dock
    /// 142 3        asks for packet group 3, 10 bytes:
    ///   0    charging state: 0 not charging, 1 reconditioning, 2 full, 3 trickle, 4 waiting, 5 fault
    ///   1-2  voltage, mV     3-4  current, mA     5  temperature, °C
    ///   6-7  charge, mAh     8-9  capacity, mAh; all with the high byte first
    /// </code>
    /// Clean, spot and max are the robot's own buttons: while it moves, they halt it.
    /// </summary>
    public sealed class SerialVacuumPort : IVacuumPort
    {
        public const int PollMilliseconds = 5000;
        public const int AnswerMilliseconds = 1000;
        public const int GapMilliseconds = 1000;

        /// <summary>Questions without an answer after which it counts as silent.</summary>
        public const int MostMisses = 3;

        private const string Auto = "auto";
        private const string Spot = "spot";
        private const string Max = "max";
        private const byte StartOpcode = 128;
        private const byte SpotOpcode = 134;
        private const byte CleanOpcode = 135;
        private const byte MaxOpcode = 136;
        private const byte SensorsOpcode = 142;
        private const byte DockOpcode = 143;
        private const byte BatteryGroup = 3;
        private const int BatteryGroupBytes = 10;
        private const int MaxChargingState = 5;

        // All that the port's buffer of 256 bytes can hold.
        private const int MostDiscards = 26;

        private readonly ISerialLine _line;
        private readonly PressQueue _presses = new PressQueue(GapMilliseconds);
        private readonly byte[] _request = new byte[2];
        private readonly byte[] _answer = new byte[BatteryGroupBytes];
        private bool _asked;
        private int _received;
        private int _misses;
        private long _answerUntilMilliseconds;
        private long _nextPollMilliseconds;

        public SerialVacuumPort(ISerialLine line)
        {
            _line = line;
        }

        public string[] Modes
        {
            get { return new[] { Auto, Spot, Max }; }
        }

        public bool Answers
        {
            get { return _misses < MostMisses; }
        }

        public DockContact Contact { get; private set; }

        public int BatteryPercent { get; private set; } = -1;

        public void Open()
        {
            _line.Open();
            _presses.Clear();
            _asked = false;
            _misses = 0;
            _presses.Add(StartOpcode);
        }

        public void Clean(string mode)
        {
            _presses.Add(mode == Spot ? SpotOpcode : mode == Max ? MaxOpcode : CleanOpcode);
        }

        public void Halt()
        {
            _presses.Add(CleanOpcode);
        }

        public void ReturnHome()
        {
            _presses.Add(DockOpcode);
        }

        public void Tick(long nowMilliseconds)
        {
            Listen(nowMilliseconds);
            int opcode;
            if (_presses.TryTake(nowMilliseconds, out opcode))
            {
                _request[0] = (byte)opcode;
                _line.Write(_request, 1);
            }
            else if (!_asked && nowMilliseconds >= _nextPollMilliseconds)
            {
                Ask(nowMilliseconds);
            }
        }

        public void Close()
        {
            _line.Close();
        }

        private void Ask(long nowMilliseconds)
        {
            _request[0] = SensorsOpcode;
            _request[1] = BatteryGroup;
            _line.Write(_request, 2);
            _asked = true;
            _received = 0;
            _answerUntilMilliseconds = nowMilliseconds + AnswerMilliseconds;
            _nextPollMilliseconds = nowMilliseconds + PollMilliseconds;
        }

        private void Listen(long nowMilliseconds)
        {
            if (!_asked)
            {
                // What it says of itself, when it starts up for one, is no answer to anything. It speaks faster than this
                // can read: what remains is for the next tick.
                for (int i = 0; i < MostDiscards && _line.Read(_answer, 0, BatteryGroupBytes) > 0; i++)
                {
                }

                return;
            }

            _received += _line.Read(_answer, _received, BatteryGroupBytes - _received);
            if (_received == BatteryGroupBytes && TryDecode())
            {
                _asked = false;
                _misses = 0;
            }
            else if (nowMilliseconds >= _answerUntilMilliseconds || _received == BatteryGroupBytes)
            {
                Miss();
            }
        }

        private bool TryDecode()
        {
            int charge = (_answer[6] << 8) | _answer[7];
            int capacity = (_answer[8] << 8) | _answer[9];
            if (_answer[0] > MaxChargingState || capacity == 0)
            {
                return false;
            }

            // A new battery holds a little more than its nominal capacity.
            BatteryPercent = charge >= capacity ? 100 : 100 * charge / capacity;
            Contact = _answer[0] == 0 ? DockContact.Away : DockContact.Docked;
            return true;
        }

        private void Miss()
        {
            _asked = false;
            if (Answers)
            {
                _misses++;
            }

            if (!Answers)
            {
                Contact = DockContact.Unknown;
                BatteryPercent = -1;
                _presses.Clear();
            }

            // It may have been switched off and on, and then waits for this.
            _presses.Add(StartOpcode);
        }
    }
}
