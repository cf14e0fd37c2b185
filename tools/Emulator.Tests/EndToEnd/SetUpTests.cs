extern alias Bcl;
using System.Net;
using System.Text;
using Emulator.Boards;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;
using TcpClient = Bcl::System.Net.Sockets.TcpClient;
using UdpClient = Bcl::System.Net.Sockets.UdpClient;

namespace Emulator.Tests.EndToEnd;

/// <summary>A board that has just been flashed, as its owner meets it.</summary>
[TestClass]
public sealed class SetUpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [TestMethod]
    public async Task A_new_board_opens_its_own_network_takes_the_form_and_joins_the_house()
    {
        using var server = new FakeUpdateServer();
        using var storage = new TemporaryFolder("fresh");
        using var board = SwitchOn(storage.Path);
        var page = await WaitForPageAsync(board);

        Assert.IsTrue(board.Machine.Network.Store.Active.AccessPointSsid.StartsWith("nano-voice-", StringComparison.Ordinal));
        Assert.AreEqual("configuring", board.State);
        CollectionAssert.AreEqual(new byte[] { 192, 168, 4, 10 }, (await AskForAddressAsync(board))[16..20]);
        CollectionAssert.AreEqual(new byte[] { 192, 168, 4, 1 }, (await AskForNameAsync(board))[^4..]);

        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = page };
        Assert.AreEqual("http://192.168.4.1/", (await browser.GetAsync(new Uri("/generate_204", UriKind.Relative))).Headers.Location?.ToString());
        Assert.Contains("name=\"ssid\"", await browser.GetStringAsync(new Uri("/", UriKind.Relative)));
        await AnnoyAsync(page);

        var (status, text) = await PostAsync(browser, "house", "short", server.Address, "ninety");
        Assert.AreEqual(HttpStatusCode.UnprocessableContent, status);
        Assert.Contains("8 to 63", text);
        Assert.Contains("0 to 100", text);
        Assert.DoesNotContain("short", text);

        var mark = board.Journal.Count;
        (status, text) = await PostAsync(browser, WifiStore.HouseSsid, WifiStore.HousePassword, server.Address, "35");
        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.DoesNotContain(WifiStore.HousePassword, text);

        Assert.IsNotNull(await board.Journal.WaitAsync(mark, happened => happened.Enters("idle"), Patience, default), Told(board));
        Assert.AreEqual("de-CH", server.AcceptLanguage);
        Assert.Contains("\"language\":\"de-CH\"", server.Body);
        Assert.IsFalse(board.Machine.Network.Store.IsAccessPoint);
        Assert.Contains("\"volume\":35", await File.ReadAllTextAsync(Path.Combine(storage.Path, "settings.json")));
        Assert.DoesNotContain(WifiStore.HousePassword, Told(board));
    }

    [TestMethod]
    public async Task Ten_seconds_on_the_button_make_a_board_new_again()
    {
        using var server = new FakeUpdateServer();
        using var storage = new TemporaryFolder("reset");
        await File.WriteAllTextAsync(Path.Combine(storage.Path, "left.bin"), "of an update");
        using var board = SwitchOn(storage.Path, new BoardSettings(server.Address, "hold", "manual"));
        Assert.IsNotNull(await board.Journal.WaitAsync(0, happened => happened.Enters("idle"), Patience, default), Told(board));
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, 600 - board.Milliseconds)));

        board.PressTalk();
        var page = await WaitForPageAsync(board);
        board.ReleaseTalk();

        Assert.IsNotNull(page);
        Assert.AreEqual("", board.Machine.Network.Store.Stored.Ssid);
        Assert.IsFalse(File.Exists(Path.Combine(storage.Path, "settings.json")));
        Assert.IsFalse(File.Exists(Path.Combine(storage.Path, "left.bin")));
    }

    private static EmulatedBoard SwitchOn(string storage, BoardSettings? settings = null)
    {
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind("esp32-s3-devkitc-1", out var built, out var problem), problem);
        Assert.IsTrue(EmulatedBoard.TryCreate(built, settings, storage, MacAddress.For("set-up"), new RealTimeClock(), out var board, out problem), problem);
        board.Start();
        return board;
    }

    private static async Task<Uri> WaitForPageAsync(EmulatedBoard board)
    {
        var told = await board.Journal.WaitAsync(0, happened => happened["text"].Contains("set-up page", StringComparison.Ordinal), Patience, default);
        Assert.IsNotNull(told, Told(board));
        return new Uri($"http://127.0.0.1:{board.Machine.Network.PortOf(80)}/");
    }

    private static string Told(EmulatedBoard board) => string.Join("\n", board.Journal.Since(0).Select(happened => happened.ToString()));

    /// <summary>A phone that has joined and asks for an address.</summary>
    private static async Task<byte[]> AskForAddressAsync(EmulatedBoard board)
    {
        var discover = new byte[300];
        (discover[0], discover[1], discover[2]) = (1, 1, 6);
        new byte[] { 0xA0, 1, 2, 3, 4, 5 }.CopyTo(discover, 28);
        new byte[] { 99, 130, 83, 99, 53, 1, 1, 255 }.CopyTo(discover, 236);
        return await AskAsync(board, 67, discover);
    }

    private static Task<byte[]> AskForNameAsync(EmulatedBoard board) =>
        AskAsync(board, 53, [0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 5, .. "apple"u8, 3, .. "com"u8, 0, 0, 1, 0, 1]);

    private static async Task<byte[]> AskAsync(EmulatedBoard board, int port, byte[] question)
    {
        using var phone = new UdpClient("127.0.0.1", board.Machine.Network.PortOf(port, isUdp: true));
        await phone.SendAsync(question);
        return (await phone.ReceiveAsync(new CancellationTokenSource(Patience).Token)).Buffer;
    }

    /// <summary>Garbage, half a request, and a body that fits into no page.</summary>
    private static async Task AnnoyAsync(Uri page)
    {
        using (var garbage = new TcpClient(page.Host, page.Port)) await garbage.GetStream().WriteAsync(new byte[] { 0, 255, 13, 10, 13, 10 });
        using (var half = new TcpClient(page.Host, page.Port)) await half.GetStream().WriteAsync("POST /save HTTP/1.1\r\nContent-Le"u8.ToArray());
        using var huge = new TcpClient(page.Host, page.Port);
        await huge.GetStream().WriteAsync("POST /save HTTP/1.1\r\nContent-Length: 1048576\r\n\r\n"u8.ToArray());
        var answer = new byte[64];
        var count = await huge.GetStream().ReadAsync(answer);
        Assert.StartsWith("HTTP/1.1 413", Encoding.ASCII.GetString(answer, 0, count));
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient browser, string ssid, string password, string server, string volume)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["ssid"] = ssid,
            ["password"] = password,
            ["server"] = server,
            ["language"] = "de-CH",
            ["volume"] = volume,
            ["talk"] = "hold",
        });
        using var response = await browser.PostAsync(new Uri("/save", UriKind.Relative), form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Answers one update check after the other.</summary>
    private sealed class FakeUpdateServer : IDisposable
    {
        private readonly HttpListener _listener = new();

        public FakeUpdateServer()
        {
            Address = $"http://127.0.0.1:{FreePort()}/xiaozhi/ota/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(AnswerAsync);
        }

        public string Address { get; }

        public string AcceptLanguage { get; private set; } = string.Empty;

        public string Body { get; private set; } = string.Empty;

        public void Dispose() => _listener.Close();

        private async Task AnswerAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext asked;
                try
                {
                    asked = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                AcceptLanguage = asked.Request.Headers["Accept-Language"] ?? string.Empty;
                using (var reader = new StreamReader(asked.Request.InputStream)) Body = await reader.ReadToEndAsync();
                var answer = "{\"websocket\":{\"url\":\"ws://127.0.0.1:9/\"},\"firmware\":{\"version\":\"0.0.1\"}}"u8.ToArray();
                await asked.Response.OutputStream.WriteAsync(answer);
                asked.Response.Close();
            }
        }

        private static int FreePort()
        {
            var listener = new Bcl::System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            return port;
        }
    }
}
