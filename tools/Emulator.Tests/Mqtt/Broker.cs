extern alias Bcl;
using System.Diagnostics;
using System.Net;
using System.Text;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using TcpListener = Bcl::System.Net.Sockets.TcpListener;

namespace Emulator.Tests.Mqtt;

/// <summary>A Mosquitto of the test's own on a free port of this machine, with one user. A test without Mosquitto fails.</summary>
internal sealed class Broker : IDisposable
{
    public const string User = "house";
    public const string Password = "secret of the house";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new("broker");
    private readonly string _configuration;
    private readonly string[] _access;
    private Child? _process;

    /// <param name="tls">Null for plain MQTT.</param>
    public Broker(TlsFiles? tls = null)
    {
        Port = FreePort();
        string[] place = tls is null ? ["-h", "127.0.0.1"] : ["-h", "localhost", "--cafile", File("ca.pem", tls.Authority)];
        _access = [.. place, "-p", $"{Port}", "-u", User, "-P", Password];
        _configuration = File("mosquitto.conf", Configuration(tls));
    }

    public int Port { get; }

    /// <summary>Starts it, or starts it again on the same port; returns when it takes connections.</summary>
    public async Task StartAsync()
    {
        // Debian keeps it where only root looks.
        var program = System.IO.File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        _process = new Child(program, "-c", _configuration);
        Assert.IsNotNull(await _process.WaitForLineAsync(line => line.EndsWith(" running", StringComparison.Ordinal), Patience), _process.Output);
    }

    /// <summary>Ends it without a goodbye to anybody.</summary>
    public void Stop()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Publishes with Mosquitto's own client.</summary>
    public async Task PublishAsync(string topic, string text, bool retained = false)
    {
        using var client = new Child("mosquitto_pub", [.. _access, "-q", "1", "-t", topic, "-m", text, .. retained ? ["-r"] : Array.Empty<string>()]);
        Assert.AreEqual(0, await client.WaitForExitAsync(Patience), client.Output);
    }

    /// <summary>Everything that is published from now on and what is retained, as "topic retained text" lines of Mosquitto's own client.</summary>
    public Child Watch() => new("mosquitto_sub", [.. _access, "-t", "#", "-F", "%t %r %p"]);

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private string Configuration(TlsFiles? tls)
    {
        // "user" matters to root only, and keeps Mosquitto from becoming somebody who may not read these files.
        var lines = new StringBuilder()
            .AppendLine($"listener {Port} 127.0.0.1")
            .AppendLine("user root")
            .AppendLine("persistence false")
            .AppendLine("log_dest stderr")
            .AppendLine($"password_file {Passwords()}");
        if (tls is not null) lines.AppendLine($"certfile {File("broker.pem", tls.Certificate)}").AppendLine($"keyfile {File("broker.key", tls.Key)}");

        return lines.ToString();
    }

    private string Passwords()
    {
        var path = File("passwords", string.Empty);
        using var maker = Process.Start("mosquitto_passwd", ["-b", path, User, Password]);
        Assert.IsTrue(maker.WaitForExit(Patience) && maker.ExitCode == 0, "mosquitto_passwd failed.");
        return path;
    }

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder.Path, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>PEM texts: certificate and key of the broker, and who issued the certificate.</summary>
internal sealed record TlsFiles(string Certificate, string Key, string Authority);
