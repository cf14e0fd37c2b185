using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Mcp;
using Server.Tools;

namespace Server.Tests.Mcp;

/// <summary>Servers elsewhere, with a real program that speaks MCP over its standard input and output.</summary>
[TestClass]
public sealed class ExternalServersTests
{
    private static readonly Dictionary<string, object> None = [];

    [TestMethod]
    public async Task A_program_is_started_and_its_tools_carry_its_name()
    {
        await using var house = await Running.WithAsync(("calc", Stdio()));
        string[] expected = ["calc_add", "calc_environment", "calc_fail", "calc_exit", "calc_sleep", "calc_long", "calc_wild_name_"];
        Assert.AreSequenceEqual(expected, house.Servers.Tools.Select(tool => tool.Name));
        var sum = await house.CallAsync("calc_add", new Dictionary<string, object> { ["a"] = 2.0, ["b"] = 40.0 });
        Assert.AreEqual((true, "42"), (sum.Success, sum.Text));
        Assert.AreEqual("It did not work.", (await house.CallAsync("calc_wild_name_", None)).Text);
    }

    [TestMethod]
    public async Task A_result_is_cut_and_a_failure_is_a_failure()
    {
        await using var house = await Running.WithAsync(("calc", Stdio()));
        Assert.AreEqual(CallResult.MaxLength, (await house.CallAsync("calc_long", None)).Text.Length);
        var failed = await house.CallAsync("calc_fail", None);
        Assert.AreEqual((false, "It did not work."), (failed.Success, failed.Text));
        Assert.IsFalse((await house.CallAsync("calc_nothing", None)).Success);
    }

    [TestMethod]
    public async Task A_program_sees_its_own_settings_and_not_the_servers()
    {
        Environment.SetEnvironmentVariable("A_KEY_OF_THE_SERVER", "secret");
        var settings = Stdio();
        settings.Environment["FOR_THE_TOOL"] = "yes";
        await using var house = await Running.WithAsync(("calc", settings));
        var seen = (await house.CallAsync("calc_environment", None)).Text.Split(' ');
        Assert.Contains("FOR_THE_TOOL", seen);
        Assert.DoesNotContain("A_KEY_OF_THE_SERVER", seen);
    }

    [TestMethod]
    public async Task A_tool_that_takes_for_ever_is_given_up()
    {
        var time = new ManualTime();
        await using var house = await Running.WithAsync(time, ("calc", Stdio()));
        var call = house.CallAsync("calc_sleep", None);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.AreEqual((false, "The server calc does not answer."), ((await call).Success, (await call).Text));
    }

    [TestMethod]
    public async Task A_program_that_ends_loses_its_tools_and_is_started_again()
    {
        await using var house = await Running.WithAsync(("calc", Stdio()));
        Assert.IsFalse((await house.CallAsync("calc_exit", None)).Success);
        await house.UntilAsync(tools => tools.Count == 0);
        await house.UntilAsync(tools => tools.Count > 0);
        Assert.IsTrue((await house.CallAsync("calc_add", new Dictionary<string, object> { ["a"] = 1.0, ["b"] = 1.0 })).Success);
    }

    [TestMethod]
    public async Task A_server_that_does_not_start_harms_no_other()
    {
        await using var house = await Running.WithAsync(
            ("broken", new ExternalServerOptions { Command = "/no/such/program" }), ("neither", new ExternalServerOptions()),
            ("off", new ExternalServerOptions { Enabled = false, Command = "dotnet" }), ("calc", Stdio()));
        Assert.HasCount(7, house.Servers.Tools);
    }

    private static ExternalServerOptions Stdio() => new() { Command = "dotnet", Arguments = [.. StdioServer.CommandLine] };

    private sealed class Running(ExternalServers servers) : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        public ExternalServers Servers => servers;

        public static Task<Running> WithAsync(params (string Name, ExternalServerOptions Options)[] servers) => WithAsync(TimeProvider.System, servers);

        public static async Task<Running> WithAsync(TimeProvider time, params (string Name, ExternalServerOptions Options)[] servers)
        {
            var options = new McpOptions { Servers = servers.ToDictionary(server => server.Name, server => server.Options) };
            var running = new Running(new ExternalServers(options, time, NullLogger<ExternalServers>.Instance));
            await running.Servers.StartAsync(CancellationToken.None);
            await running.UntilAsync(tools => tools.Count > 0);
            return running;
        }

        /// <summary>Nothing tells when a list changes: it is looked at as others do.</summary>
        public async Task UntilAsync(Func<IReadOnlyList<Tool>, bool> isSo)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!isSo(servers.Tools))
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Delay(10, patience.Token);
            }
        }

        public Task<ToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object> arguments) =>
            servers.CallAsync(tool, arguments, CancellationToken.None).AsTask();

        public async ValueTask DisposeAsync()
        {
            await servers.StopAsync(CancellationToken.None);
            servers.Dispose();
        }
    }
}
