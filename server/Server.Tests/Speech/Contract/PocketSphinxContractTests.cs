using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Speech.Contract;

[TestClass]
public sealed class PocketSphinxContractTests : RecognizerContract
{
    private protected override async Task<RecognizerBench> OpenAsync()
    {
        var spoken = await RecordingsAsync();
        return new RecognizerBench(SpeechEngines.Recognition, spoken[0], spoken[1]);
    }
}
