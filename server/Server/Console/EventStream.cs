using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Server.OwnerConsole;

/// <summary>A feed as Server-Sent Events. The first event is <c>ready</c>; <c>lost</c> tells that this page was too slow
/// and has to read everything anew; <c>heartbeat</c> comes when nothing else does.</summary>
internal sealed class EventStream(TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>Streams that stand at once; each open page takes one or two.</summary>
    public const int MaxStreams = 32;

    /// <summary>Shorter than the minute after which proxies give an idle connection up.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private int _streams;

    private enum Wake { Item, Heartbeat, End }

    /// <summary>Serves one page until it leaves or the server stops.</summary>
    /// <param name="write">Kind and JSON of an item.</param>
    public async Task<IResult> ServeAsync<T>(HttpContext context, Feed<T> feed, bool fromKept, Func<T, (string Kind, string Json)> write)
    {
        if (Interlocked.Increment(ref _streams) > MaxStreams)
        {
            Interlocked.Decrement(ref _streams);
            return Protocol.HttpErrors.Refuse(
                StatusCodes.Status503ServiceUnavailable, Protocol.ErrorCodes.ServiceUnavailable, "Too many console pages are open.");
        }

        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            await TypedResults.ServerSentEvents(ReadAsync(feed, fromKept, write, ending.Token)).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page was closed while it was written to.
            return Results.Empty;
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }

        return Results.Empty;
    }

    private async IAsyncEnumerable<SseItem<string>> ReadAsync<T>(
        Feed<T> feed, bool fromKept, Func<T, (string Kind, string Json)> write, CancellationToken ending,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reader = feed.Subscribe(fromKept);
        yield return new SseItem<string>("{}", "ready");
        while (true)
        {
            var wake = await WaitAsync(reader, ending);
            if (wake == Wake.End) yield break;
            if (wake == Wake.Heartbeat) yield return new SseItem<string>("{}", "heartbeat");
            while (reader.TryRead(out var item))
            {
                if (reader.TakeLost() > 0) yield return new SseItem<string>("{}", "lost");
                var (kind, json) = write(item.Content);
                yield return new SseItem<string>(json, kind) { EventId = item.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            }
        }
    }

    private async ValueTask<Wake> WaitAsync<T>(FeedReader<T> reader, CancellationToken ending)
    {
        using var silence = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending, silence.Token);
        try
        {
            return await reader.WaitAsync(either.Token) ? Wake.Item : Wake.End;
        }
        catch (OperationCanceledException)
        {
            return ending.IsCancellationRequested ? Wake.End : Wake.Heartbeat;
        }
    }
}
