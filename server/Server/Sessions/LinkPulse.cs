using Microsoft.AspNetCore.Http.Features;

namespace Server.Sessions;

/// <summary>When something came over a link last: a message, a ping, a pong, any byte. Written by the link, read by who
/// watches it.</summary>
internal sealed class LinkPulse(TimeProvider time)
{
    private long _last = time.GetTimestamp();

    /// <summary>How long nothing has come.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _last));

    public void Beat() => Interlocked.Exchange(ref _last, time.GetTimestamp());
}

/// <summary>Lets a <see cref="LinkPulse"/> see the bytes of connections that become WebSockets: pings and pongs never reach
/// who reads messages.</summary>
internal static class LinkPulses
{
    public static void UseLinkPulses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade) return next(context);
        var pulse = new LinkPulse(context.RequestServices.GetRequiredService<TimeProvider>());
        context.Features.Set(pulse);
        context.Features.Set<IHttpUpgradeFeature>(new WatchedUpgrade(upgrade, pulse));
        return next(context);
    });

    private sealed class WatchedUpgrade(IHttpUpgradeFeature upgrade, LinkPulse pulse) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync() => new WatchedStream(await upgrade.UpgradeAsync(), pulse);
    }

    /// <summary>A stream that notes when something was read; of what it can do only what a WebSocket uses.</summary>
    private sealed class WatchedStream(Stream stream, LinkPulse pulse) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            pulse.Beat();
            return count;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            stream.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
