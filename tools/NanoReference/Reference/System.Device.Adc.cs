// The public API of System.Device.Adc as the package nanoFramework.System.Device.Adc 1.1.24 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.1.24.0")]

namespace System.Device.Adc
{
    public class AdcChannel : AdcChannelBase, IDisposable
    {
        internal AdcChannel() => throw null;
        public override int ReadValue() => throw null;
        public void Dispose() => throw null;
    }

    public abstract class AdcChannelBase
    {
        protected AdcChannelBase() => throw null;
        public AdcController Controller => throw null;
        public abstract int ReadValue();
        public double ReadRatio() => throw null;
    }

    public enum AdcChannelMode
    {
        SingleEnded = 0,
        Differential = 1,
    }

    public class AdcController : AdcControllerBase
    {
        public AdcController() => throw null;
        public override int ChannelCount => throw null;
        public override AdcChannelMode ChannelMode { get => throw null; set => throw null; }
        public override int MaxValue => throw null;
        public override int MinValue => throw null;
        public override int ResolutionInBits => throw null;
        public override bool IsChannelModeSupported(AdcChannelMode channelMode) => throw null;
        public override AdcChannel OpenChannel(int channelNumber) => throw null;
    }

    public abstract class AdcControllerBase
    {
        protected AdcControllerBase() => throw null;
        public abstract int ChannelCount { get; }
        public abstract AdcChannelMode ChannelMode { get; set; }
        public abstract int MaxValue { get; }
        public abstract int MinValue { get; }
        public abstract int ResolutionInBits { get; }
        public abstract bool IsChannelModeSupported(AdcChannelMode channelMode);
        public abstract AdcChannel OpenChannel(int channelNumber);
    }
}
