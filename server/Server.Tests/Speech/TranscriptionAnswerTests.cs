using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.OpenAi;
using Server.Speech;

namespace Server.Tests.Speech;

/// <summary>Answers in the forms that servers give.</summary>
[TestClass]
public sealed class TranscriptionAnswerTests
{
    [TestMethod]
    [DataRow("""{"text":"Turn on the light."}""", "Turn on the light.")]
    [DataRow("""{"text":" Turn on\n the light.\n"}""", "Turn on the light.", DisplayName = "whisper.cpp: lines, each with a space before it")]
    [DataRow("""{"text":"<|zh|><|NEUTRAL|><|Speech|><|woitn|>打开客厅的灯"}""", "打开客厅的灯", DisplayName = "SenseVoice: tags")]
    [DataRow("""{"text":"[BLANK_AUDIO]"}""", "")]
    [DataRow("""{"text":" (upbeat music)\n"}""", "")]
    [DataRow("""{"text":"*coughs* ... !"}""", "")]
    [DataRow("""{"text":""}""", "")]
    [DataRow("""{"text":"stop\u0000\u0007 it","usage":{"type":"tokens"},"segments":null}""", "stop it")]
    public void What_was_said_is_left(string json, string text)
    {
        var heard = Read(json);
        Assert.AreEqual(text, heard.Text);
        Assert.AreEqual(text.Length > 0, heard.HeardSpeech);
    }

    [TestMethod]
    public void How_sure_the_model_is_becomes_the_confidence()
    {
        var heard = Read("""
            {"task":"transcribe","language":"english","duration":2.5,"text":" Turn on the light.","segments":[
            {"id":0,"start":0.0,"end":1.5,"text":" Turn on","avg_logprob":-0.1,"no_speech_prob":0.02,"tokens":[1,2]},
            {"id":1,"start":1.5,"end":2.0,"text":" the light.","avg_logprob":-0.5,"no_speech_prob":0.9}]}
            """);
        Assert.AreEqual(Math.Exp(-0.2), heard.Confidence, 1e-9);
        Assert.AreEqual(1, Read("""{"text":"Stop."}""").Confidence);
    }

    [TestMethod]
    public void What_the_model_made_up_for_silence_is_nothing() => Assert.AreEqual(
        Transcript.Nothing,
        Read("""{"text":"Thank you.","segments":[{"start":0,"end":2,"avg_logprob":-1.3,"no_speech_prob":0.8}]}"""));

    [TestMethod]
    public void What_is_too_long_is_cut() =>
        Assert.HasCount(WrittenTranscript.MaxLength, Read($$"""{"text":"{{new string('a', 5000)}}"}""").Text);

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("""{"text":7}""")]
    [DataRow("""{"text":null}""")]
    [DataRow("""{"text":"x","segments":{}}""")]
    public void Other_answers_are_refused(string json) => Assert.ThrowsExactly<FormatException>(() => Read(json));

    private static Transcript Read(string json) => TranscriptionAnswer.Read(Encoding.UTF8.GetBytes(json));
}
