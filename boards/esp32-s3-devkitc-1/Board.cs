using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>
    /// ESP32-S3-DevKitC-1 N16R8 with an INMP441, a MAX98357A, an RGB lamp, a fan, an SHT3x, an infrared diode and a motion
    /// detector. Its octal PSRAM takes GPIO 33 to 37 and its flash 26 to 32, USB takes 19 and 20, the console 43 and 44.
    /// </summary>
    public sealed class Board : IBoard
    {
        private const int MotionHoldMilliseconds = 30000;

        public Board()
        {
            var clock = new SystemClock();
            Microphone = new I2sMicrophone(clock, new I2sBus(1), bitClockPin: 5, wordSelectPin: 4, dataPin: 6);
            Speaker = new I2sSpeaker(clock, new I2sBus(2), bitClockPin: 15, wordSelectPin: 16, dataPin: 7);
            TalkButton = new GpioButton(0);
            StatusLight = new GpioStatusLight(21);

            var lamp = new RgbLamp(
                new PwmOutput(9, DeviceFunction.PWM1),
                new PwmOutput(10, DeviceFunction.PWM2),
                new PwmOutput(11, DeviceFunction.PWM3));
            var air = new Sht3xProbe(dataPin: 41, clockPin: 42, address: Sht3xProbe.DefaultAddress);
            Things = new ThingRegistry()
                .Add(new Light("living_room_light", "living room light", lamp))
                .Add(new Fan("fan", "fan", new PwmOutput(12, DeviceFunction.PWM5), new GpioOutput(13)))
                .Add(new TemperatureSensor("temperature_sensor", "temperature sensor", air))
                .Add(new AirConditioner("air_conditioner", "air conditioner", new CoolixRemote(new RmtInfraredSender(14)), clock))
                .Add(new MotionSensor("motion_sensor", "motion sensor", new GpioInput(8, false), clock, MotionHoldMilliseconds));
        }

        public string Name
        {
            get { return "esp32-s3-devkitc-1"; }
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
