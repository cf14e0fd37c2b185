using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>
    /// ESP32-C3-DevKitM-1 with an INMP441 and a MAX98357A that take turns on its one I2S bus and share its clocks; the RGB
    /// diode of the board, a relay and a blind on a servo. The flash takes GPIO 12 to 17, USB 18 and 19, the console 20
    /// and 21.
    /// </summary>
    public sealed class Board : IBoard
    {
        private const int BitClockPin = 4;
        private const int WordSelectPin = 5;

        // Pulses at the two ends of the blind, and how long it may take from one to the other.
        private const int ClosedMicroseconds = 1000;
        private const int OpenMicroseconds = 2000;
        private const int TravelMilliseconds = 3000;

        public Board()
        {
            var clock = new SystemClock();
            var bus = new I2sBus(1);
            Microphone = new I2sMicrophone(clock, bus, BitClockPin, WordSelectPin, dataPin: 6);
            Speaker = new I2sSpeaker(clock, bus, BitClockPin, WordSelectPin, dataPin: 7);
            TalkButton = new GpioButton(9);
            StatusLight = new GpioStatusLight(10);

            var servo = new ServoDrive(PwmOutput.ForServo(1, DeviceFunction.PWM1), ClosedMicroseconds, OpenMicroseconds, TravelMilliseconds);
            Things = new ThingRegistry()
                .Add(new Light("night_light", "night light", new LedStrip(8, 1)))
                .Add(new Switch("socket", "socket", new GpioOutput(3)))
                .Add(new Curtain("blind", "blind", servo, clock));
        }

        public string Name
        {
            get { return "esp32-c3"; }
        }

        public string Chip
        {
            get { return "esp32c3"; }
        }

        public bool IsHalfDuplex
        {
            get { return true; }
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
