// The public API of System.Device.Pwm as the package nanoFramework.System.Device.Pwm 1.1.23 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.

[assembly: System.Reflection.AssemblyVersion("1.1.23.0")]

namespace System.Device.Pwm
{
    public sealed class PwmChannel : IDisposable
    {
        public PwmChannel(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) => throw null;
        public int Frequency { get => throw null; set => throw null; }
        public double DutyCycle { get => throw null; set => throw null; }
        public void Start() => throw null;
        public void Stop() => throw null;
        public static PwmChannel Create(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) => throw null;
        public static PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5) => throw null;
        public void Dispose() => throw null;
    }

    public enum PwmPulsePolarity
    {
        ActiveHigh = 0,
        ActiveLow = 1,
    }
}
