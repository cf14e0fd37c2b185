using Firmware.Audio;
using Firmware.Input;
using Firmware.Things;

namespace Firmware.Tests.Fakes
{
    /// <summary>A board on which the test is everything that hangs on it.</summary>
    public sealed class FakeBoard : IBoard
    {
        public FakeMicrophone FakeMicrophone { get; } = new FakeMicrophone();

        public FakeSpeaker FakeSpeaker { get; } = new FakeSpeaker();

        public FakeButton Button { get; } = new FakeButton();

        public FakeStatusLight Light { get; } = new FakeStatusLight();

        public bool IsOpen { get; private set; }

        public string Name
        {
            get { return "fake"; }
        }

        public string Chip
        {
            get { return "none"; }
        }

        public bool IsHalfDuplex { get; set; }

        public int UpdateSlotBytes
        {
            get { return 0; }
        }

        public IMicrophone Microphone
        {
            get { return FakeMicrophone; }
        }

        public ISpeaker Speaker
        {
            get { return FakeSpeaker; }
        }

        public IButton TalkButton
        {
            get { return Button; }
        }

        public IStatusLight StatusLight
        {
            get { return Light; }
        }

        public ThingRegistry Things { get; } = new ThingRegistry();

        public void Open()
        {
            Light.Open();
            Button.Open();
            IsOpen = true;
        }

        public void Close()
        {
            Button.Close();
            Light.Close();
            IsOpen = false;
        }
    }
}
