namespace Server.Tests.Speech.Contract;

/// <summary>A Wyoming recognition service, which hangs up after a transcript as Home Assistant's do.</summary>
internal sealed class WyomingTranscriptionPeer(KnownRecordings recordings) : WyomingPeer
{
    /// <summary>In place of the transcript, when a test wants others.</summary>
    public Func<string, IEnumerable<(string Type, string Data)>>? Answers { get; init; }

    protected override async Task ServeAsync(Stream stream, CancellationToken cancellationToken)
    {
        var audio = new MemoryStream();
        for (var type = ""; type != "audio-stop";)
        {
            (type, _, var payload) = await ReadAsync(stream, cancellationToken);
            audio.Write(payload);
        }

        CountRequest();
        if (await MisbehaveAsync(stream, cancellationToken)) return;
        var text = recordings.Transcribe(audio.ToArray());
        await Gate.Task.WaitAsync(cancellationToken);
        var data = $$"""{"text":"{{text}}"}""";
        var answer = Behaviour switch
        {
            Behaviour.CutsOff => Message("transcript", data[..5], dataLength: data.Length),
            Behaviour.WrongForm => Message("transcript", """{"text":7}"""),
            Behaviour.Huge => Message("transcript", data, dataLength: 1 << 30),
            _ => Answers is null ? Message("transcript", data) : [.. Answers(text).SelectMany(message => Message(message.Type, message.Data))],
        };
        await stream.WriteAsync(answer, cancellationToken);
    }
}
