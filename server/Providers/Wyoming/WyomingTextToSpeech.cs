using System.Runtime.CompilerServices;
using Server.Audio;
using Server.Speech;

namespace Providers.Wyoming;

/// <summary>Speech of a Wyoming service; its samples leave as they come.</summary>
public sealed class WyomingTextToSpeech : ITextToSpeech, IDisposable
{
    private const string Engine = "speech synthesiser";
    private const int MaxMessages = 100;

    private readonly WyomingSynthesisOptions _options;
    private readonly WyomingAddress _address;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly EnginePlaces _places;
    private readonly VoiceChoice _choice;

    /// <exception cref="ArgumentException">The address is no host with a port, or the rate is none.</exception>
    public WyomingTextToSpeech(WyomingSynthesisOptions options, TimeProvider time, ILogger<WyomingTextToSpeech> logger)
    {
        _address = WyomingAddress.Parse("Speech:Wyoming:Synthesis:Address", options.Address);
        if (!PcmReader.Takes(options.SampleRateHz, channels: 1))
            throw new ArgumentException($"Speech:Wyoming:Synthesis:SampleRateHz is {options.SampleRateHz}.", nameof(options));
        (_options, _time, _logger) = (options, time, logger);
        _places = new EnginePlaces(Engine, options.AtOnce);
        _choice = new VoiceChoice(logger);
    }

    public int SampleRateHz => _options.SampleRateHz;

    /// <summary>As the service told when first it spoke.</summary>
    public IReadOnlyList<Voice> Voices { get; private set; } = [];

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
        string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!sentence.Any(char.IsLetterOrDigit)) yield break;
        using var call = new EngineCall(Engine, TimeSpan.FromSeconds(_options.TimeoutSeconds), _time, cancellationToken);
        using var place = await call.DoAsync(_places.EnterAsync);
        using var connection = await call.DoAsync(OpenAsync);
        await call.DoAsync(token => AskAsync(connection, sentence, voice, token));
        using var answer = new WyomingSound(SampleRateHz);
        while (!answer.IsComplete)
        {
            var samples = await call.DoAsync(token => ReadAsync(connection, answer, token));
            if (!samples.IsEmpty) yield return samples;
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>A connection; the first asks for the voices, too.</summary>
    private async ValueTask<WyomingConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await WyomingConnection.ConnectAsync(_address, _time, cancellationToken);
        try
        {
            if (Voices.Count == 0) Voices = await DescribeAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyList<Voice>> DescribeAsync(WyomingConnection connection, CancellationToken cancellationToken)
    {
        await connection.WriteAsync(WyomingEvent.Describe, cancellationToken);
        for (var i = 0; i < MaxMessages; i++)
        {
            var message = await connection.ReadAsync(cancellationToken);
            if (message.Type == WyomingEvent.Error) throw WyomingFailure.Of(Engine, message, _logger);
            if (message.Type == WyomingEvent.Info) return WyomingVoices.Of(message.Read(WyomingJson.Default.WyomingInfo), _options.Voice);
        }

        throw new FormatException("The service talks, and not of its voices.");
    }

    private async ValueTask<bool> AskAsync(WyomingConnection connection, string sentence, string? voice, CancellationToken cancellationToken)
    {
        var name = _choice.Find(Voices, voice)?.Name ?? _options.Voice;
        var request = new WyomingSynthesize(sentence, name.Length == 0 ? null : WyomingVoices.SpeakerOf(name));
        await connection.WriteAsync(WyomingEvent.Synthesize, request, WyomingJson.Default.WyomingSynthesize, cancellationToken);
        return true;
    }

    private async ValueTask<ReadOnlyMemory<short>> ReadAsync(WyomingConnection connection, WyomingSound answer, CancellationToken cancellationToken)
    {
        var message = await connection.ReadAsync(cancellationToken);
        return message.Type == WyomingEvent.Error ? throw WyomingFailure.Of(Engine, message, _logger) : answer.Read(message);
    }
}
