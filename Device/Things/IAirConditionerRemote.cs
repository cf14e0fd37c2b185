namespace Firmware.Things
{
    /// <summary>What a maker's remote control can say to an air conditioner.</summary>
    public interface IAirConditionerRemote
    {
        int MinCelsius { get; }

        int MaxCelsius { get; }

        /// <summary>Throws when the hardware cannot be had.</summary>
        void Open();

        /// <summary>Whether the fan's speed can be chosen in that mode; otherwise the unit chooses it.</summary>
        bool CanChooseFanSpeed(string mode);

        /// <summary>Tells the whole setting, at once or, when the last one is still being sent, after it.</summary>
        void Send(AirConditionerSetting setting, long nowMilliseconds);

        /// <summary>Sends what is waiting; returns at once.</summary>
        void Tick(long nowMilliseconds);

        void Close();
    }
}
