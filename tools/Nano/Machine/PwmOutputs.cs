namespace Nano;

/// <summary>
/// The PWM peripheral as the interpreter drives it. PWM1 and PWM2 share a timer, PWM3 and PWM4 the next, and so on: the
/// channel of a pair that starts last sets the frequency of both, and the other one's pulses change with it. One
/// "started" flag serves all channels: Start of any sets it, Stop of any clears it, and while it is clear a new duty cycle
/// is stored but reaches no pin. Firmware must therefore never call Stop, and set a duty of 0 instead.
/// The rounding of the duty to the timer's steps (2.4 µs of a servo's 20 ms on an S3) is left out.
/// Source: nf-interpreter, sys_dev_pwm_native_System_Device_Pwm_PwmChannel.cpp.
/// </summary>
public sealed class PwmOutputs
{
    private const int ChannelsPerBlock = 8;
    private const uint WholeDuty = 10_000;
    private readonly PinHeader _pins;
    private readonly Chip _chip;
    private readonly PwmTimer[] _timers = new PwmTimer[8];
    private readonly List<PwmLine> _lines = [];
    private readonly bool[] _blocksSetUp = new bool[2];
    private readonly Lock _lock = new();

    internal PwmOutputs(PinHeader pins, Chip chip)
    {
        _pins = pins;
        _chip = chip;
        for (var timer = 0; timer < _timers.Length; timer++) _timers[timer] = new PwmTimer();
    }

    /// <summary>The one flag of the interpreter.</summary>
    public bool AnyStarted { get; private set; }

    /// <summary>Duty cycles set on a running channel that reached no pin because another one had been stopped; 0 in sound firmware.</summary>
    public int IgnoredDuties { get; private set; }

    /// <summary>Takes a channel of the timer's block for the pin, unless the pin has one.</summary>
    /// <exception cref="ArgumentException">The pin has no output, or the eight channels of the block are taken.</exception>
    internal void Reserve(int timer, int pin)
    {
        if (!_chip.HasOutput(pin)) throw new ArgumentException($"GPIO {pin} has no output.");
        lock (_lock)
        {
            if (Find(timer, pin) is not null) return;
            if (_lines.Count(line => line.Timer / 4 == timer / 4) == ChannelsPerBlock) throw new ArgumentException("All PWM channels are taken.");
            _lines.Add(new PwmLine(timer, pin));
        }
    }

    internal void Free(int timer, int pin)
    {
        lock (_lock) _lines.RemoveAll(line => line.Pin == pin && line.Timer == timer);
    }

    internal void Start(int timer, int pin, int frequencyHz, uint duty)
    {
        lock (_lock)
        {
            SetTimer(timer, frequencyHz);
            var line = Find(timer, pin) ?? throw new ArgumentException("The PWM channel was given back.");
            line.Count = CountOf(_timers[timer].CountedSteps, duty);
            line.IsRouted = line.Sounds = AnyStarted = _blocksSetUp[BlockOf(timer)] = true;
        }

        ShowTimer(timer);
    }

    internal void Stop(int timer, int pin)
    {
        lock (_lock)
        {
            AnyStarted = false;
            if (Find(timer, pin) is { } line) line.Sounds = false;
        }

        _pins[pin].SetPulses(0, _timers[timer].FrequencyHz);
    }

    /// <summary>Counts with the resolution that the channel's own frequency asks for, whatever the shared timer runs at.</summary>
    internal void SetDuty(int timer, int pin, int ownFrequencyHz, uint duty)
    {
        lock (_lock)
        {
            var line = Find(timer, pin);
            if (!AnyStarted)
            {
                if (line is { IsRouted: true, Sounds: true }) IgnoredDuties++;
                return;
            }

            if (line is null || !_blocksSetUp[BlockOf(timer)])
                throw new ArgumentException("The PWM channel was given back, or nothing of its block was started yet while another block was.");
            _timers[timer].CountedSteps = StepsFor(ownFrequencyHz);
            line.Count = CountOf(_timers[timer].CountedSteps, duty);
            line.Sounds = line.IsRouted;
        }

        ShowTimer(timer);
    }

    internal void SetFrequency(int timer, int pin, int frequencyHz, uint duty)
    {
        lock (_lock)
        {
            if (!AnyStarted || Find(timer, pin) is not { } line) return;
            var before = _timers[timer].CountedSteps;
            SetTimer(timer, frequencyHz);
            if (_timers[timer].CountedSteps != before)
            {
                line.Count = CountOf(_timers[timer].CountedSteps, duty);
                line.Sounds = line.IsRouted;
            }
        }

        ShowTimer(timer);
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _lines.Clear();
            Array.Clear(_blocksSetUp);
            AnyStarted = false;
        }
    }

    private void SetTimer(int timer, int frequencyHz)
    {
        var steps = StepsFor(frequencyHz);
        _timers[timer].FrequencyHz = frequencyHz;
        _timers[timer].Steps = _timers[timer].CountedSteps = steps;
    }

    /// <summary>The most steps with which 80 MHz still gives the frequency.</summary>
    private uint StepsFor(int frequencyHz)
    {
        for (var bits = _chip.PwmTimerBits - 1; bits > 0; bits--)
        {
            if ((80_000_000L << 8) / frequencyHz / (1L << bits) > 256) return 1u << bits;
        }

        return 2;
    }

    /// <summary>In 32 bits, as the interpreter counts: below 77 Hz a duty above 0.82 overflows on chips with 20-bit timers.</summary>
    private static double CountOf(uint steps, uint duty) => unchecked(steps * duty) / (double)WholeDuty;

    private int BlockOf(int timer) => _chip.HasFastPwm ? timer / 4 : 0;

    private PwmLine? Find(int timer, int pin) => _lines.Find(line => line.Pin == pin && line.Timer / 4 == timer / 4);

    private void ShowTimer(int timer)
    {
        foreach (var line in _lines.ToArray())
        {
            if (line.Timer == timer && line.Sounds)
                _pins[line.Pin].SetPulses(Math.Min(1, line.Count / _timers[timer].Steps), _timers[timer].FrequencyHz);
        }
    }

    private sealed class PwmTimer
    {
        public int FrequencyHz { get; set; }

        /// <summary>What the hardware runs with.</summary>
        public uint Steps { get; set; } = 2;

        /// <summary>What the interpreter believes it runs with.</summary>
        public uint CountedSteps { get; set; }
    }

    private sealed class PwmLine(int timer, int pin)
    {
        public int Timer => timer;

        public int Pin => pin;

        public double Count { get; set; }

        public bool IsRouted { get; set; }

        public bool Sounds { get; set; }
    }
}
