using Firmware.Input;

namespace Firmware.Settings
{
    /// <summary>
    /// Tells a button that is held to wipe the device from one that is held to speak. A hold counts when it began soon after
    /// power-up, or is no conversation: there is no link, or the state has nothing to do with talking; in toggle mode, where
    /// nobody holds the button to speak, always. Used by the event loop's thread alone.
    /// </summary>
    public sealed class FactoryReset
    {
        public const int HoldMilliseconds = 10000;

        /// <summary>From here on the light warns.</summary>
        public const int WarnMilliseconds = 5000;

        /// <summary>The way in for a device that works well in hold mode: switch it on and hold.</summary>
        public const int AfterPowerUpMilliseconds = 15000;

        /// <summary>A button that is down at the first look may be stuck, and its contacts may bounce: such a hold never counts.</summary>
        public const int FirstLookMilliseconds = 500;

        private readonly long _startedMilliseconds;
        private bool _counts;
        private bool _anyState;
        private long _downMilliseconds;

        /// <param name="nowMilliseconds">When the device started.</param>
        public FactoryReset(long nowMilliseconds)
        {
            _startedMilliseconds = nowMilliseconds;
        }

        /// <summary>True while the light is to warn.</summary>
        public bool IsWarning { get; private set; }

        /// <summary>The button went down or up.</summary>
        public void Changed(bool isDown, TalkMode talkMode, long nowMilliseconds)
        {
            long age = nowMilliseconds - _startedMilliseconds;
            _counts = isDown && age >= FirstLookMilliseconds;
            _anyState = talkMode == TalkMode.Toggle || age < AfterPowerUpMilliseconds;
            _downMilliseconds = nowMilliseconds;
            IsWarning = false;
        }

        /// <summary>Called several times a second; true once, when the device is to be wiped.</summary>
        public bool Tick(DeviceState state, long nowMilliseconds)
        {
            if (!_counts)
            {
                return false;
            }

            // Wiping what is being written leaves neither.
            if (state == DeviceState.Updating || (!_anyState && IsConversation(state)))
            {
                // For good: a sentence that outlasts its link is still a sentence.
                _counts = false;
                IsWarning = false;
                return false;
            }

            long held = nowMilliseconds - _downMilliseconds;
            IsWarning = held >= WarnMilliseconds;
            if (held < HoldMilliseconds)
            {
                return false;
            }

            _counts = false;
            IsWarning = false;
            return true;
        }

        /// <summary>The pattern of the warning: faster than any state's.</summary>
        public static bool IsLit(long nowMilliseconds)
        {
            return nowMilliseconds % 100 < 50;
        }

        private static bool IsConversation(DeviceState state)
        {
            switch (state)
            {
                case DeviceState.Configuring:
                case DeviceState.Starting:
                case DeviceState.Error:
                    return false;
                default:
                    // With or without a link: who waits for a server that is away holds the button, too.
                    return true;
            }
        }
    }
}
