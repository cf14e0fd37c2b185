using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>
    /// A board of your own: every pin stands below, and nowhere else but in board.json. As it is, it fits an ESP32-S3 with
    /// octal PSRAM; boards/chips.json says which pins other modules leave free.
    /// </summary>
    public sealed class Board : IBoard
    {
        // Microphone (INMP441 or the like), I2S bus 1.
        private const int MicrophoneBitClockPin = 5;
        private const int MicrophoneWordSelectPin = 4;
        private const int MicrophoneDataPin = 6;

        // Amplifier (MAX98357A or the like), I2S bus 2. On a chip with one I2S bus give both the same I2sBus(1), the same
        // two clock pins if you like, and let IsHalfDuplex be true.
        private const int SpeakerBitClockPin = 15;
        private const int SpeakerWordSelectPin = 16;
        private const int SpeakerDataPin = 7;

        // Between the pin and ground; the chip pulls it up.
        private const int TalkButtonPin = 0;

        // High lights it.
        private const int StatusLightPin = 21;

        // One thing as an example. A PWM channel serves one pin; PWM1 and PWM2 have one frequency, so have PWM3 and PWM4 ...
        private const int LampPin = 9;
        private const DeviceFunction LampChannel = DeviceFunction.PWM1;

        public Board()
        {
            var clock = new SystemClock();
            Microphone = new I2sMicrophone(clock, new I2sBus(1), MicrophoneBitClockPin, MicrophoneWordSelectPin, MicrophoneDataPin);
            Speaker = new I2sSpeaker(clock, new I2sBus(2), SpeakerBitClockPin, SpeakerWordSelectPin, SpeakerDataPin);
            TalkButton = new GpioButton(TalkButtonPin);
            StatusLight = new GpioStatusLight(StatusLightPin);
            Things = new ThingRegistry()
                .Add(new Light("lamp", "lamp", new DimmableLamp(new PwmOutput(LampPin, LampChannel))));
        }

        public string Name
        {
            get { return "bare"; }
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
