using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>
    /// ESP32-DevKitC with an ESP32-WROVER-E, an INMP441, a MAX98357A, a strip of lights, a curtain on a stepper motor, a
    /// burglar alarm and a light sensor. PSRAM takes GPIO 16 and 17, the flash 6 to 11, the console 1 and 3; 34 to 39 are
    /// inputs only.
    /// </summary>
    public sealed class Board : IBoard
    {
        private const int StripDiodes = 30;

        // A motor of 200 steps a turn at half steps; measure yours: turn it from closed to open by hand.
        private const int CurtainSteps = 4000;
        private const int StepsPerSecond = 800;

        // GPIO 36 is channel 0 of the first converter.
        private const int LightChannel = 0;

        private const int ExitSeconds = 30;
        private const int SirenSeconds = 180;

        public Board()
        {
            var clock = new SystemClock();
            Microphone = new I2sMicrophone(clock, new I2sBus(1), bitClockPin: 26, wordSelectPin: 25, dataPin: 35);
            Speaker = new I2sSpeaker(clock, new I2sBus(2), bitClockPin: 33, wordSelectPin: 32, dataPin: 27);
            TalkButton = new GpioButton(0);
            StatusLight = new GpioStatusLight(4);

            var curtainDrive = new StepperDrive(new RmtPulseTrain(18, StepsPerSecond), new GpioOutput(19), new GpioInput(14, true), CurtainSteps);
            Things = new ThingRegistry()
                .Add(new Light("shelf_light", "shelf light", new LedStrip(13, StripDiodes)))
                .Add(new Curtain("curtain", "curtain", curtainDrive, clock))
                .Add(new SecurityAlarm("alarm", "alarm", new GpioInput(39, false), new GpioOutput(23), clock, ExitSeconds, SirenSeconds))
                .Add(new LightLevelSensor("light_sensor", "light sensor", new LdrProbe(LightChannel)));
        }

        public string Name
        {
            get { return "esp32-devkitc-wrover"; }
        }

        public string Chip
        {
            get { return "esp32"; }
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
            get { return 0; }
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
