namespace Firmware
{
    /// <summary>
    /// A code of digits in light: each digit as that many short blinks, 0 as ten, a pause between digits and a longer one before
    /// it begins again.
    /// </summary>
    public sealed class ActivationPattern
    {
        private const int LitMilliseconds = 200;
        private const int BlinkMilliseconds = 500;
        private const int DigitPauseMilliseconds = 1500;
        private const int RepeatPauseMilliseconds = 4000;

        private readonly int _roundMilliseconds;

        /// <param name="code">Digits, at least one.</param>
        public ActivationPattern(string code)
        {
            Code = code;
            _roundMilliseconds = RepeatPauseMilliseconds;
            for (int i = 0; i < code.Length; i++)
            {
                _roundMilliseconds += DigitMilliseconds(i);
            }
        }

        public string Code { get; }

        /// <param name="sinceMilliseconds">Since the pattern began.</param>
        public bool IsLit(long sinceMilliseconds)
        {
            int left;
            return Find(sinceMilliseconds, out left);
        }

        /// <summary>How long the light stays as it is.</summary>
        /// <param name="sinceMilliseconds">Since the pattern began.</param>
        public int MillisecondsUntilChange(long sinceMilliseconds)
        {
            int left;
            Find(sinceMilliseconds, out left);
            return left;
        }

        private bool Find(long sinceMilliseconds, out int left)
        {
            var at = (int)(sinceMilliseconds % _roundMilliseconds);
            for (int i = 0; i < Code.Length; i++)
            {
                int blinking = Blinks(i) * BlinkMilliseconds;
                if (at < blinking)
                {
                    int inBlink = at % BlinkMilliseconds;
                    bool lit = inBlink < LitMilliseconds;
                    left = lit ? LitMilliseconds - inBlink : BlinkMilliseconds - inBlink;
                    return lit;
                }

                at -= DigitMilliseconds(i);
                if (at < 0)
                {
                    left = -at;
                    return false;
                }
            }

            left = RepeatPauseMilliseconds - at;
            return false;
        }

        private int Blinks(int index)
        {
            int digit = Code[index] - '0';
            return digit == 0 ? 10 : digit;
        }

        private int DigitMilliseconds(int index)
        {
            return (Blinks(index) * BlinkMilliseconds) + DigitPauseMilliseconds;
        }
    }
}
