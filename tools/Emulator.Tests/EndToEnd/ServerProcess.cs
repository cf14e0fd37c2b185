using Emulator.Running;

namespace Emulator.Tests.EndToEnd;

/// <summary>The real server as a child process, with a data folder of its own. One serves the tests of a class.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _data;
    private readonly ServerChild _child;

    private ServerProcess(TemporaryFolder data, ServerChild child)
    {
        _data = data;
        _child = child;
    }

    public string Address => _child.Address.ToString();

    public static async Task<ServerProcess> StartAsync(CancellationToken cancellation)
    {
        var dll = ServerChild.FindBuilt() ?? throw new InvalidOperationException("The server is not built.");
        var data = new TemporaryFolder("server-test");
        return new ServerProcess(data, await ServerChild.StartAsync(dll, data.Path, Path.Combine(data.Path, "server.log"), cancellation));
    }

    public ValueTask DisposeAsync()
    {
        _child.Dispose();
        _data.Dispose();
        return ValueTask.CompletedTask;
    }
}
