namespace Firmware.Things
{
    /// <summary>Something is to be known of a thing.</summary>
    public delegate void ThingNotice(Thing thing);
}
