using System.Diagnostics.Metrics;
using Server.Devices;
using Server.Journal;
using Server.Protocol;
using Server.Schedule;

namespace Server.Operations;

/// <summary>Counts what the journal tells, as instruments of the meter <c>voice</c>.</summary>
internal sealed class SessionMetrics : BackgroundService
{
    public const string MeterName = "voice";

    /// <summary>Entries that may wait: some minutes of a busy house. What is lost is counted itself.</summary>
    private const int Capacity = 8192;

    private const string OtherCode = "OTHER";

    /// <summary>From what nobody notices to what nobody waits for, in seconds.</summary>
    private static readonly InstrumentAdvice<double> Waits =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1, 2, 4, 8] };

    /// <summary>Codes that a label may have: a device could invent others without end.</summary>
    private static readonly HashSet<string> KnownCodes =
    [
        .. typeof(ErrorCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!),
    ];

    private readonly EventJournal _journal;
    private readonly Counter<long> _opened;
    private readonly Counter<long> _turns;
    private readonly Counter<long> _lateFrames;
    private readonly Counter<long> _commands;
    private readonly Counter<long> _errors;
    private readonly Histogram<double> _recognition;
    private readonly Histogram<double> _firstAudio;
    private readonly Histogram<double> _turnLength;
    private readonly Histogram<double> _commandTime;
    private JournalReader? _reader;

    public SessionMetrics(EventJournal journal, IConnectedDevices devices, Agenda agenda, IMeterFactory meters)
    {
        _journal = journal;
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("voice.sessions", () => devices.All.Count, null, "Devices and clients that are connected.");
        meter.CreateObservableCounter("voice.journal.lost", () => _reader?.Lost ?? 0, null, "Events that these figures missed.");
        meter.CreateObservableGauge("voice.schedule.pending", () => agenda.Count, null, "Timers and calls that were put off.");
        _opened = meter.CreateCounter<long>("voice.sessions.opened", null, "Sessions since the start.");
        _turns = meter.CreateCounter<long>("voice.turns", null, "Turns by outcome.");
        _lateFrames = meter.CreateCounter<long>("voice.audio.late_frames", null, "Frames sent after the device had run dry.");
        _commands = meter.CreateCounter<long>("voice.commands", null, "Commands to things, by how they ended.");
        _errors = meter.CreateCounter<long>("voice.errors", null, "Refused messages and failed commands, by code.");
        _recognition = meter.CreateHistogram("voice.recognition", "s", "From the end of speech to the transcript.", null, Waits);
        _firstAudio = meter.CreateHistogram("voice.first_audio", "s", "From the end of speech to the first frame of the answer.", null, Waits);
        _turnLength = meter.CreateHistogram("voice.turn", "s", "From the end of speech to the end of the answer.", null, Waits);
        _commandTime = meter.CreateHistogram("voice.command", "s", "From a command to the board's report.", null, Waits);
    }

    /// <summary>Watches from before the first connection.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _reader = _journal.Watch(Capacity);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _reader?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var entry in _reader!.ReadAllAsync(stoppingToken)) Count(entry);
    }

    private void Count(JournalEntry entry)
    {
        switch (entry)
        {
            case SessionOpened:
                _opened.Add(1);
                break;
            case TurnEnded turn:
                Count(turn);
                break;
            case CommandDone command:
                _commands.Add(1, Label("outcome", command.Result.Success ? "success" : "failure"));
                _commandTime.Record(command.Took.TotalSeconds);
                if (!command.Result.Success) _errors.Add(1, Label("code", KnownCode(command.Result.ErrorCode)));
                break;
            case MessageRefused refused:
                _errors.Add(1, Label("code", KnownCode(refused.Code)));
                break;
        }
    }

    private void Count(TurnEnded turn)
    {
        _turns.Add(1, Label("outcome", turn.Outcome.ToString().ToLowerInvariant()));
        if (turn.LateFrames > 0) _lateFrames.Add(turn.LateFrames);
        if (turn.Outcome != TurnOutcome.Answered) return;
        if (turn.Recognition is { } recognition) _recognition.Record(recognition.TotalSeconds);
        if (turn.FirstAudio is { } firstAudio) _firstAudio.Record(firstAudio.TotalSeconds);
        _turnLength.Record(turn.Total.TotalSeconds);
    }

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);

    private static string KnownCode(string? code) => code is not null && KnownCodes.Contains(code) ? code : OtherCode;
}
