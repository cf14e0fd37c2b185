using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Sessions;
using Server.Speech;

namespace Server.Tests.Sessions;

/// <summary>A vocabulary is made beside the talk, and of several only the last.</summary>
[TestClass]
public sealed class SpokenWordsTests
{
    private readonly ManualTime _time = new();
    private readonly SlowEngine _engine = new();
    private string _attached = "";

    [TestMethod]
    public async Task Of_what_is_attached_piece_by_piece_only_the_last_is_made()
    {
        await using var words = NewWords();
        Attach(words, "lamp");
        var first = await _engine.BegunAsync();
        for (var i = 1; i <= 20; i++) Attach(words, $"lamp{i}");
        first.Made.SetResult();
        var last = await _engine.BegunAsync();
        last.Made.SetResult();

        Assert.AreEqual("lamp20", (await words.TakeAsync(CancellationToken.None)).Jsgf);
        Assert.AreEqual("lamp, lamp20", string.Join(", ", _engine.Asked));
    }

    [TestMethod]
    public async Task Who_speaks_meanwhile_is_heard_with_the_words_of_before()
    {
        await using var words = NewWords();
        Attach(words, "lamp");
        (await _engine.BegunAsync()).Made.SetResult();
        Assert.AreEqual("lamp", (await words.TakeAsync(CancellationToken.None)).Jsgf);

        Attach(words, "lamp and fan");
        var making = await _engine.BegunAsync();
        var taken = words.TakeAsync(CancellationToken.None).AsTask();
        Assert.IsFalse(taken.IsCompleted, "A new vocabulary is worth a short wait.");
        _time.Advance(SpokenWords.Patience);
        Assert.AreEqual("lamp", (await taken).Jsgf);

        making.Made.SetResult();
        Assert.AreEqual("lamp and fan", (await words.TakeAsync(CancellationToken.None)).Jsgf);
    }

    [TestMethod]
    public async Task The_first_words_are_waited_for()
    {
        await using var words = NewWords();
        Attach(words, "lamp");
        var making = await _engine.BegunAsync();
        var taken = words.TakeAsync(CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsFalse(taken.IsCompleted);
        making.Made.SetResult();
        Assert.AreEqual("lamp", (await taken).Jsgf);
    }

    [TestMethod]
    public async Task An_engine_that_fails_does_not_end_the_renewing()
    {
        await using var words = NewWords();
        Attach(words, "lamp");
        (await _engine.BegunAsync()).Made.SetException(new InvalidOperationException("test"));
        Attach(words, "fan");
        (await _engine.BegunAsync()).Made.SetResult();
        Assert.AreEqual("fan", (await words.TakeAsync(CancellationToken.None)).Jsgf);
    }

    [TestMethod]
    public async Task What_is_still_being_made_at_the_end_is_given_up()
    {
        var words = NewWords();
        Attach(words, "lamp");
        await _engine.BegunAsync();
        await words.DisposeAsync();
    }

    private SpokenWords NewWords() => new(() => new Vocabulary(_attached, []), _engine, _time, NullLogger.Instance);

    private void Attach(SpokenWords words, string what)
    {
        _attached = what;
        words.Renew();
    }

    /// <summary>Makes a vocabulary when the test lets it.</summary>
    private sealed class SlowEngine : ISpeechToText
    {
        private readonly Channel<Making> _begun = Channel.CreateUnbounded<Making>();

        public List<string> Asked { get; } = [];

        public ValueTask<Making> BegunAsync() => _begun.Reader.ReadAsync();

        public ISpeechRecognizer CreateRecognizer() => throw new NotSupportedException();

        public async ValueTask PrepareAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
        {
            var making = new Making(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Asked.Add(vocabulary.Jsgf);
            await _begun.Writer.WriteAsync(making, cancellationToken);
            await making.Made.Task.WaitAsync(cancellationToken);
        }
    }

    private sealed record Making(TaskCompletionSource Made);
}
