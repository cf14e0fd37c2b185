namespace Firmware.Things
{
    /// <summary>Moves a curtain between closed, 0 percent, and open, 100 percent. Times are the device's uptime.</summary>
    public interface ICurtainDrive
    {
        /// <summary>False from switching on until it has been somewhere that it knows.</summary>
        bool IsPositionKnown { get; }

        /// <summary>Where it is now, on the way too.</summary>
        double PositionPercent { get; }

        bool IsMoving { get; }

        /// <summary>Takes the hardware and moves nothing. Throws when it cannot be had.</summary>
        void Open();

        /// <summary>Starts to move there, or turns there from where it is.</summary>
        void MoveTo(double percent, long nowMilliseconds);

        /// <summary>Ends the movement as soon as it can.</summary>
        void Stop(long nowMilliseconds);

        /// <summary>Lets the movement go on; called at least every 50 ms, returns at once.</summary>
        void Tick(long nowMilliseconds);

        void Close();
    }
}
