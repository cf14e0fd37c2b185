using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.Flite;

namespace Server.Tests.Speech.Contract;

[TestClass]
public sealed class FliteContractTests : SynthesizerContract
{
    private protected override SynthesizerBench Open()
    {
        var log = new LogLines<FliteTextToSpeech>();
        return new SynthesizerBench(new FliteTextToSpeech(new FliteOptions(), log), log);
    }
}
