using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using Server.Audio;
using Server.Speech;

namespace Providers.OpenAi;

/// <summary>The body of a request for a transcript: <c>multipart/form-data</c> with the utterance as a WAV file.</summary>
internal static class TranscriptionForm
{
    // Whisper reads the last 224 tokens of a prompt.
    private const int MaxPromptLength = 600;

    public static HttpContent Create(OpenAiRecognitionOptions options, ReadOnlyMemory<short> samples, Vocabulary? vocabulary)
    {
        var boundary = $"speech-{Guid.NewGuid():N}";
        var form = new MultipartFormDataContent(boundary);

        // Servers with parsers of their own (whisper.cpp's) want the boundary without quotes and the names with them.
        form.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        var file = new WavContent(samples);
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = "\"speech.wav\"" };
        form.Add(file);
        Add("model", options.Model);
        Add("response_format", options.ResponseFormat);
        Add("language", options.Language);
        if (options.TellNames && vocabulary is not null) Add("prompt", Prompt(vocabulary.Names));
        return form;

        void Add(string name, string value)
        {
            if (value.Length == 0) return;
            var part = new StringContent(value);
            part.Headers.ContentType = null;
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
            form.Add(part);
        }
    }

    private static string Prompt(IReadOnlyList<string> names)
    {
        var prompt = "";
        foreach (var name in names)
        {
            if (prompt.Length + name.Length + 2 > MaxPromptLength) break;
            prompt = prompt.Length == 0 ? name : $"{prompt}, {name}";
        }

        return prompt;
    }

    private sealed class WavContent(ReadOnlyMemory<short> samples) : HttpContent
    {
        private readonly byte[] _header = WavHeader.Write(AudioFormat.RecognitionRateHz, samples.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = _header.Length + samples.Length * sizeof(short);
            return true;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(_header, cancellationToken);
            await stream.WriteAsync(MemoryMarshal.AsBytes(samples.Span).ToArray(), cancellationToken);
        }
    }
}
