using System.Text.Json.Nodes;

namespace Server.Tests.Speech.Contract;

/// <summary>An OpenAI-compatible speech service: bare samples at 16 kHz.</summary>
internal sealed class SpeechPeer : HttpPeer
{
    public const string Voice = "alloy";

    /// <summary>The last body.</summary>
    public JsonObject Body { get; private set; } = [];

    /// <summary>In place of the answer, when a test wants another: type and bytes.</summary>
    public (string Type, byte[] Body)? Other { get; init; }

    protected override async Task AnswerAsync(Stream stream, byte[] body, CancellationToken cancellationToken)
    {
        Body = JsonNode.Parse(body)!.AsObject();
        var sound = Tones.Bytes(Tones.Of(isDefault: (string?)Body["voice"] == Voice));
        var answer = Behaviour switch
        {
            Behaviour.CutsOff => Answer(200, "audio/pcm", sound[..100], length: sound.Length),
            Behaviour.WrongForm => Answer(200, "audio/mpeg", sound),
            Behaviour.Huge => Answer(200, "audio/pcm", new byte[121 * Tones.RateHz * sizeof(short)]),
            _ => Other is { } other ? Answer(200, other.Type, other.Body) : Answer(200, "audio/pcm", sound),
        };
        var half = answer.Length - sound.Length / 2;
        await stream.WriteAsync(answer.AsMemory(0, Math.Max(0, half)), cancellationToken);
        await Gate.Task.WaitAsync(cancellationToken);
        await stream.WriteAsync(answer.AsMemory(Math.Max(0, half)), cancellationToken);
    }
}
