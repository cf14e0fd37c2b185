namespace Firmware.Things
{
    /// <summary>Type of a property or a parameter.</summary>
    public enum ThingValueType
    {
        Boolean,
        Number,
        String
    }
}
