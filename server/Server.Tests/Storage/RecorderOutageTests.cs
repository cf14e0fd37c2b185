using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Journal;
using Server.Storage;

namespace Server.Tests.Storage;

/// <summary>Recording while the folder of the database is not there: a file is in its place.</summary>
[TestClass]
public sealed class RecorderOutageTests : IAsyncDisposable
{
    private const string Id = "aa:bb:cc:dd:ee:01";

    private readonly ManualTime _time = new();
    private readonly SqlitePlace _place = new();
    private readonly EventJournal _journal = new();
    private readonly RecordedLog<Database> _databaseLog = new();
    private readonly RecordedLog<Recorder> _log = new();
    private readonly Database _database;
    private readonly Recorder _recorder;
    private readonly SessionJournal _session;

    public RecorderOutageTests()
    {
        _database = _place.Open(_time, _databaseLog);
        _recorder = new Recorder(_journal, _database, new StorageOptions(), _time, _log);
        _session = new SessionJournal(_journal, Id, "s1", _time);
    }

    public async ValueTask DisposeAsync()
    {
        _recorder.Dispose();
        await _database.DisposeAsync();
        await _place.DisposeAsync();
    }

    [TestMethod]
    public async Task What_happens_is_written_after_half_a_second()
    {
        await _recorder.StartAsync(CancellationToken.None);
        await _time.TimerAsync();
        _session.Heard("hello", 1);
        _session.Spoke("Hello!", "happy");
        Assert.IsEmpty(await SaidAsync());
        _time.Advance(Recorder.BatchTime);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await SaidAsync()).Count < 2) await Task.Delay(1, timeout.Token);
        await _recorder.StopAsync(CancellationToken.None);
    }

    [TestMethod]
    public async Task What_happened_during_an_outage_is_written_after_it()
    {
        TakeAway();
        await _recorder.StartAsync(CancellationToken.None);
        await _time.TimerAsync();
        _time.Advance(Recorder.BatchTime);
        await _databaseLog.ExpectAsync("cannot be used");
        await _time.TimerAsync();
        _session.Heard("one", 1);
        _time.Advance(Recorder.FirstRetry);
        await _time.TimerAsync();
        _session.Heard("two", 1);
        PutBack();
        _time.Advance(Recorder.LongestRetry);
        await _databaseLog.ExpectAsync("can be used again");
        await _recorder.StopAsync(CancellationToken.None);
        CollectionAssert.AreEqual((string[])["two", "one"], (await SaidAsync()).Select(said => said.Text).ToArray());
        Assert.AreEqual(1, _databaseLog.Count("cannot be used"));
        Assert.AreEqual(0, _log.Count("lost"));
    }

    [TestMethod]
    public async Task What_does_not_fit_during_an_outage_is_counted_and_logged_once()
    {
        TakeAway();
        await _recorder.StartAsync(CancellationToken.None);
        await _time.TimerAsync();
        for (var i = 0; i < UnwrittenRecords.MaxRows + 10; i++) _session.Heard($"No. {i}", 1);
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(Recorder.LongestRetry);
            await _time.TimerAsync();
        }

        Assert.AreEqual(0, _log.Count("lost"));
        PutBack();
        _time.Advance(Recorder.LongestRetry);
        await _log.ExpectAsync("10 records of sessions were lost");
        await _recorder.StopAsync(CancellationToken.None);
        Assert.AreEqual($"No. {UnwrittenRecords.MaxRows + 9}", (await SaidAsync())[0].Text);
    }

    [TestMethod]
    public async Task A_server_that_ends_during_an_outage_says_what_is_lost()
    {
        TakeAway();
        await _recorder.StartAsync(CancellationToken.None);
        _session.Heard("hello", 1);
        await _recorder.StopAsync(CancellationToken.None);
        Assert.AreEqual(1, _log.Count("the server ends"));
        PutBack();
    }

    private async Task<IReadOnlyList<StoredUtterance>> SaidAsync() =>
        await new ConversationStore(_database).ListAsync(Id, 0, 10, CancellationToken.None);

    private void TakeAway()
    {
        Directory.Delete(_place.Folder, recursive: true);
        File.WriteAllText(_place.Folder, "in the way");
    }

    private void PutBack() => File.Delete(_place.Folder);
}
