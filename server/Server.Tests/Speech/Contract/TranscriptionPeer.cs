using System.Text;

namespace Server.Tests.Speech.Contract;

/// <summary>An OpenAI-compatible transcription service.</summary>
internal sealed class TranscriptionPeer(KnownRecordings recordings) : HttpPeer
{
    private const int WavHeaderBytes = 44;

    /// <summary>The last form, but for the file: names and values.</summary>
    public Dictionary<string, string> Fields { get; private set; } = [];

    protected override async Task AnswerAsync(Stream stream, byte[] body, CancellationToken cancellationToken)
    {
        var text = recordings.Transcribe(FileOf(body));
        await Gate.Task.WaitAsync(cancellationToken);
        var json = Text($$"""{"text":"{{text}}"}""");
        await stream.WriteAsync(
            Behaviour switch
            {
                Behaviour.CutsOff => Answer(200, "application/json", json[..5], length: json.Length),
                Behaviour.WrongForm => Answer(200, "application/json", Text("""{"words":[]}""")),
                Behaviour.Huge => Answer(200, "application/json", [.. json, .. Enumerable.Repeat((byte)' ', 3 << 20)]),
                _ => Answer(200, "application/json", json),
            },
            cancellationToken);
    }

    /// <summary>Takes the form apart as small servers do: names in quotes, a boundary without.</summary>
    private byte[] FileOf(byte[] body)
    {
        var boundary = Heads[^1].Split("boundary=")[1].Split("\r\n")[0];
        var text = Encoding.Latin1.GetString(body);
        byte[] file = [];
        var fields = new Dictionary<string, string>();
        foreach (var part in text.Split($"--{boundary}").Skip(1).SkipLast(1))
        {
            var halves = part.Split("\r\n\r\n", 2);
            var name = halves[0].Split("name=\"")[1].Split('"')[0];
            var value = Encoding.Latin1.GetBytes(halves[1][..^2]);
            if (name == "file") file = value;
            else fields.Add(name, Encoding.UTF8.GetString(value));
        }

        Fields = fields;
        return file[WavHeaderBytes..];
    }
}
