namespace Server.Tests.Speech.Contract;

/// <summary>A Wyoming speech service with two voices, at 16 kHz.</summary>
internal sealed class WyomingSpeechPeer : WyomingPeer
{
    private const string Info = """
        {"asr":[],"tts":[{"name":"tones","attribution":{"name":"","url":""},"installed":true,"description":null,"version":"1","voices":[
        {"name":"en_US-high","attribution":{"name":"","url":""},"installed":true,"description":"High","version":null,"languages":["en_US"],"speakers":null},
        {"name":"de_DE-gone","installed":false,"languages":["de_DE"]},
        {"name":"zh_CN-low","installed":true,"description":"Low","languages":["zh_CN"],"speakers":[{"name":"left"},{"name":"right"}]}],
        "supports_synthesize_streaming":true}],"wake":[]}
        """;

    private const string Format = """{"rate":16000,"width":2,"channels":1,"timestamp":null}""";

    protected override async Task ServeAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (type, data, _) = await ReadAsync(stream, cancellationToken);
            if (type == "describe") await stream.WriteAsync(Message("info", Info), cancellationToken);
            if (type != "synthesize") continue;
            CountRequest();
            if (await MisbehaveAsync(stream, cancellationToken)) return;
            await SpeakAsync(stream, isDefault: data["voice"] is null, cancellationToken);
            if (Behaviour == Behaviour.CutsOff) return;
        }
    }

    private async Task SpeakAsync(Stream stream, bool isDefault, CancellationToken cancellationToken)
    {
        var sound = Tones.Bytes(Tones.Of(isDefault));
        var form = Behaviour == Behaviour.WrongForm ? """{"rate":16000,"width":4,"channels":1}""" : Format;
        await stream.WriteAsync(Message("audio-start", form), cancellationToken);
        for (var i = 0; Behaviour == Behaviour.Huge && i < 121; i++)
            await stream.WriteAsync(Message("audio-chunk", form, new byte[Tones.RateHz * sizeof(short)]), cancellationToken);

        // Pieces of odd lengths: a sample may lie in two.
        var half = sound.Length / 2;
        await stream.WriteAsync(Message("audio-chunk", form, sound[..1001]), cancellationToken);
        if (Behaviour == Behaviour.CutsOff) return;
        await stream.WriteAsync(Message("audio-chunk", form, sound[1001..half]), cancellationToken);
        await Gate.Task.WaitAsync(cancellationToken);
        await stream.WriteAsync(Message("audio-chunk", form, sound[half..]), cancellationToken);
        await stream.WriteAsync(Message("audio-stop", """{"timestamp":null}"""), cancellationToken);
    }
}
