using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>A two-wheeled rover around an ESP32-S3-DevKitC-1 N16R8 with an INMP441, a MAX98357A, a DRV8833 and a headlight.</summary>
    public sealed class Board : IBoard
    {
        // Estimated: gear motors of 150 turns a minute on 65 mm wheels make half a meter a second. Measure it on your chassis.
        private const int MillisecondsPerMeter = 2000;

        public Board()
        {
            var clock = new SystemClock();
            var driveTrain = new DriveTrain(
                leftForward: new PwmOutput(9, DeviceFunction.PWM1),
                leftBackward: new PwmOutput(10, DeviceFunction.PWM2),
                rightForward: new PwmOutput(11, DeviceFunction.PWM3),
                rightBackward: new PwmOutput(12, DeviceFunction.PWM4));
            Microphone = new I2sMicrophone(clock, new I2sBus(1), bitClockPin: 5, wordSelectPin: 4, dataPin: 6);
            Speaker = new I2sSpeaker(clock, new I2sBus(2), bitClockPin: 15, wordSelectPin: 16, dataPin: 7);
            TalkButton = new GpioButton(0);
            StatusLight = new GpioStatusLight(21);
            Things = new ThingRegistry()
                .Add(new Robot("robot", "robot", driveTrain, clock, MillisecondsPerMeter))
                .Add(new Light("headlight", "headlight", new DimmableLamp(new PwmOutput(13, DeviceFunction.PWM5))));
        }

        public string Name
        {
            get { return "robot-rover"; }
        }

        public string Chip
        {
            get { return "esp32s3"; }
        }

        public bool IsHalfDuplex
        {
            get { return false; }
        }

        public IMicrophone Microphone { get; }

        public ISpeaker Speaker { get; }

        public IButton TalkButton { get; }

        public IStatusLight StatusLight { get; }

        public ThingRegistry Things { get; }

        public int UpdateSlotBytes
        {
            get { return 512 * 1024; }
        }

        public void Open()
        {
            StatusLight.Open();
            TalkButton.Open();
        }

        public void Close()
        {
            TalkButton.Close();
            StatusLight.Close();
        }
    }
}
