using System.Text;
using Microsoft.Playwright;

namespace Server.Tests.OwnerConsole;

/// <summary>The whole server on a port of the loopback, and a real browser that looks at it. Chromium is Debian's, as
/// <c>tools/fw test</c> installs it; the driver comes within the package.</summary>
internal sealed class LiveHouse : IAsyncDisposable
{
    public const string Key = "correct horse battery staple";

    /// <summary>The tone that the browser's microphone hears.</summary>
    public const int ToneHz = 1000;

    private const string ChromiumPath = "/usr/bin/chromium";
    private const string ElsewhereName = "house.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("voice-console-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public VoiceServer Server { get; } = new VoiceServer().With("Auth:OwnerKey", Key)
        .With("Roles:Default", "butler").With("Roles:butler:DisplayName", "James").With("Roles:nurse:DisplayName", "Joy");

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>The same server by a name that is not the machine's own: no microphone without https, no entry without key.</summary>
    public Uri Elsewhere => new UriBuilder(Address) { Host = ElsewhereName }.Uri;

    public static async Task<LiveHouse> StartAsync()
    {
        var house = new LiveHouse();
        house.Server.UseKestrel(0);
        house.Server.StartServer();
        house.Address = new UriBuilder(house.Server.ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri;
        house._playwright = await Playwright.CreateAsync();
        house._browser = await house._playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumPath,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream", $"--use-file-for-fake-audio-capture={house.WriteTone()}",
                "--autoplay-policy=no-user-gesture-required", $"--host-resolver-rules=MAP {ElsewhereName} 127.0.0.1",
            ],
        });
        return house;
    }

    /// <summary>Opens the page in a browser that knows nothing of earlier visits; what fails in its scripts fails the test.</summary>
    public async Task<ConsoleVisit> VisitAsync(Uri? address = null, bool onPhone = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = onPhone ? new ViewportSize { Width = 375, Height = 740 } : new ViewportSize { Width = 1280, Height = 800 },
            HasTouch = onPhone,
        });
        context.SetDefaultTimeout(10_000);
        var visit = new ConsoleVisit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync((address ?? Address).AbsoluteUri);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ten seconds at 48 kHz, as a microphone of a browser mostly has it.</summary>
    private string WriteTone()
    {
        const int rateHz = 48_000;
        var samples = new byte[10 * rateHz * 2];
        for (var i = 0; i < samples.Length / 2; i++)
            BitConverter.TryWriteBytes(samples.AsSpan(2 * i), (short)(10_000 * Math.Sin(2 * Math.PI * ToneHz * i / rateHz)));
        var path = Path.Combine(_folder, "tone.wav");
        using var writer = new BinaryWriter(File.Create(path), Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(rateHz);
        writer.Write(rateHz * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length);
        writer.Write(samples);
        return path;
    }
}

/// <summary>One visit to the page.</summary>
internal sealed class ConsoleVisit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    public ConsoleVisit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>The card of the lamp of a device.</summary>
    public ILocator Lamp(string deviceId) =>
        Page.GetByRole(AriaRole.Article).Filter(new() { HasText = deviceId }).GetByRole(AriaRole.Region, new() { Name = "Lamp", Exact = true });

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Microsoft.VisualStudio.TestTools.UnitTesting.Assert.IsEmpty(_errors, string.Join('\n', _errors));
    }
}
