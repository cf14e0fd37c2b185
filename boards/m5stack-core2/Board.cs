using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;
using nanoFramework.Hardware.Esp32;

namespace Firmware.Boards
{
    /// <summary>
    /// M5Stack Core2: its own amplifier and touch panel, an INMP441 on the M-Bus in place of its own microphone, which
    /// nanoFramework cannot read; a strip of lights, a Roomba and a doorbell.
    /// </summary>
    public sealed class Board : IBoard
    {
        private const int InternalDataPin = 21;
        private const int InternalClockPin = 22;
        private const int StripDiodes = 10;
        private const int RoombaBaud = 115200;

        private readonly PowerChip _power;

        public Board()
        {
            var clock = new SystemClock();
            _power = new PowerChip(InternalDataPin, InternalClockPin);
            Microphone = new I2sMicrophone(clock, new I2sBus(1), bitClockPin: 19, wordSelectPin: 27, dataPin: 35);
            Speaker = new I2sSpeaker(clock, new I2sBus(2), bitClockPin: 12, wordSelectPin: 0, dataPin: 2);
            TalkButton = new TouchButton(InternalDataPin, InternalClockPin, interruptPin: 39);
            StatusLight = new PowerLight(_power);

            var roomba = new SerialVacuumPort(new UartLine(14, 13, RoombaBaud));
            Things = new ThingRegistry()
                .Add(new Light("desk_light", "desk light", new LedStrip(26, StripDiodes)))
                .Add(new RobotVacuum("vacuum", "vacuum", roomba, clock))
                .Add(new Doorbell("doorbell", "doorbell", new GpioInput(33, true), new GpioOutput(25), clock));
        }

        public string Name
        {
            get { return "m5stack-core2"; }
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
            get { return 512 * 1024; }
        }

        public void Open()
        {
            _power.Open();
            StatusLight.Open();
            TalkButton.Open();
        }

        public void Close()
        {
            TalkButton.Close();
            StatusLight.Close();
            _power.Close();
        }
    }
}
