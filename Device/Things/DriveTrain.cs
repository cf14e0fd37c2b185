namespace Firmware.Things
{
    /// <summary>
    /// Two motors behind an H-bridge of four inputs (DRV8833 and its kin): one input of a motor high drives it forward, the
    /// other backward, both low lets it stand.
    /// </summary>
    public sealed class DriveTrain
    {
        // Full voltage makes a light rover jump.
        private const double DrivingLevel = 0.8;

        private readonly IOutput _leftForward;
        private readonly IOutput _leftBackward;
        private readonly IOutput _rightForward;
        private readonly IOutput _rightBackward;

        public DriveTrain(IOutput leftForward, IOutput leftBackward, IOutput rightForward, IOutput rightBackward)
        {
            _leftForward = leftForward;
            _leftBackward = leftBackward;
            _rightForward = rightForward;
            _rightBackward = rightBackward;
        }

        public void Open()
        {
            _leftForward.Open();
            _leftBackward.Open();
            _rightForward.Open();
            _rightBackward.Open();
        }

        /// <summary>Starts to drive, until <see cref="Stop"/>.</summary>
        public void Drive(bool forward)
        {
            double forwardLevel = forward ? DrivingLevel : 0;
            double backwardLevel = forward ? 0 : DrivingLevel;
            _leftForward.Set(forwardLevel);
            _leftBackward.Set(backwardLevel);
            _rightForward.Set(forwardLevel);
            _rightBackward.Set(backwardLevel);
        }

        public void Stop()
        {
            _leftForward.Set(0);
            _leftBackward.Set(0);
            _rightForward.Set(0);
            _rightBackward.Set(0);
        }

        public void Close()
        {
            _leftForward.Close();
            _leftBackward.Close();
            _rightForward.Close();
            _rightBackward.Close();
        }
    }
}
