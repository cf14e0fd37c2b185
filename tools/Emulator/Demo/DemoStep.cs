using Emulator.Running;
using Emulator.Sound;

namespace Emulator.Demo;

/// <summary>One utterance of the demonstration and what must come of it.</summary>
/// <param name="Speech">What is said.</param>
/// <param name="Check">Looks at the hardware and the answer: empty when all is well, else what is wrong.</param>
internal sealed record DemoStep(Recording Speech, Func<Exchange, string> Check);
