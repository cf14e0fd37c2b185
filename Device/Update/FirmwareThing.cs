using Firmware.Things;

namespace Firmware.Update
{
    /// <summary>The device's own firmware as a thing: it tells its version and how an update stands, and looks for a newer one when asked.</summary>
    public sealed class FirmwareThing : Thing
    {
        private readonly Updater _updater;

        public FirmwareThing(Updater updater)
            : base("firmware", "firmware")
        {
            _updater = updater;
            Add(new ThingProperty("version", "Version of the firmware", ThingValue.Text(), false, () => FirmwareVersion.Current));
            Add(new ThingProperty("update", "How an update stands", ThingValue.OneOf(UpdateProgress.All), false, () => _updater.Progress));
            Add(new ThingProperty("progress", "How much of an update is loaded", ThingValue.Number(0, 100, 0, "percent"), false, () => (double)_updater.Percent));
            Add(new ThingMethod(
                "check_for_updates",
                "Look for newer firmware and install it",
                "Looking for newer firmware",
                "Cannot look for newer firmware",
                CheckForUpdates).SaidAs("check for updates", "check for an update", "look for updates", "update yourself"));
        }

        public override void Tick(long nowMilliseconds)
        {
            if (_updater.TakeChanged())
            {
                Changed();
            }
        }

        protected override void OpenHardware()
        {
            // Nothing of the board belongs to it.
        }

        private ThingResult CheckForUpdates(ThingArguments arguments)
        {
            _updater.CheckSoon();
            return ThingResult.Done("Looking for newer firmware");
        }
    }
}
