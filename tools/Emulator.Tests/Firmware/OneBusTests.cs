extern alias Device;
using Device::Firmware;
using Device::Firmware.Audio;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Firmware;

/// <summary>Microphone and speaker of the firmware on a chip with one I2S bus.</summary>
[TestClass]
public sealed class OneBusTests
{
    [TestMethod]
    public void Microphone_and_speaker_take_turns_on_the_one_bus_of_a_C3()
    {
        using var machine = new TestMachine("esp32c3");
        var (microphone, speaker) = Wire(machine);
        var frame = new byte[AudioFormat.FrameBytes];

        machine.Run(() =>
        {
            for (var turn = 0; turn < 3; turn++)
            {
                microphone.Open();
                microphone.Read(frame, 0, frame.Length);
                microphone.Close();
                speaker.Open();
                speaker.Write(frame, 0, frame.Length);
                speaker.Stop();
            }
        });

        Assert.IsFalse(machine.Board.I2s.IsInUse(1));
    }

    [TestMethod]
    public void The_bus_refuses_the_speaker_while_the_microphone_is_open_and_the_microphone_goes_on()
    {
        using var machine = new TestMachine("esp32c3");
        var (microphone, speaker) = Wire(machine);
        var frame = new byte[AudioFormat.FrameBytes];
        machine.Run(microphone.Open);

        var refusal = Assert.ThrowsExactly<InvalidOperationException>(() => machine.Run(speaker.Open));

        Assert.AreEqual("I2S bus 1 is held by the microphone; the speaker must wait until it is closed.", refusal.Message);
        machine.Run(() => microphone.Read(frame, 0, frame.Length));
        machine.Run(microphone.Close);
        machine.Run(speaker.Open);
    }

    [TestMethod]
    public void A_bus_that_the_chip_does_not_have_is_free_again_after_the_failure()
    {
        using var machine = new TestMachine("esp32c3");
        var speaker = new I2sSpeaker(new Clock(machine), new I2sBus(2), 1, 2, 3);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refusal = Assert.ThrowsExactly<ArgumentException>(() => machine.Run(speaker.Open));
            Assert.Contains("no I2S bus 2", refusal.Message);
        }
    }

    private static (I2sMicrophone Microphone, I2sSpeaker Speaker) Wire(TestMachine machine)
    {
        var bus = new I2sBus(1);
        var clock = new Clock(machine);
        return (new I2sMicrophone(clock, bus, 4, 5, 6), new I2sSpeaker(clock, bus, 4, 5, 7));
    }

    /// <summary>The machine's time as the firmware reads it; what the microphone sleeps is real and short.</summary>
    private sealed class Clock(TestMachine machine) : IClock
    {
        public long Milliseconds => machine.Clock.Microseconds / 1000;
    }
}
